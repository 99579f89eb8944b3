// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.leshan.core.link.attributes.AttributeModel;
import org.eclipse.leshan.core.link.attributes.Attributes;
import org.eclipse.leshan.core.link.lwm2m.DefaultLwM2mLinkParser;
import org.eclipse.leshan.core.link.lwm2m.LwM2mLinkParser;
import org.eclipse.leshan.core.link.lwm2m.attributes.AccessMode;
import org.eclipse.leshan.core.link.lwm2m.attributes.Attachment;
import org.eclipse.leshan.core.link.lwm2m.attributes.AttributeClass;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributes;
import org.eclipse.leshan.core.link.lwm2m.attributes.PositiveLongAttributeModel;
import org.eclipse.leshan.core.link.lwm2m.attributes.StringAttributeModel;

/**
 * Reads answers to Bootstrap-Discover. Instances of OSCORE have the Short Server ID and the URI of their server (LwM2M Core
 * 1.1, 6.1.7.3), as Leshan's own client says them; but Leshan's server does not know that. Stateless.
 */
final class DiscoverLinks {

    private DiscoverLinks() {}

    static LwM2mLinkParser parser() {
        List<AttributeModel<?>> models = new ArrayList<>(Attributes.ALL);
        models.addAll(LwM2mAttributes.ALL);
        models.remove(LwM2mAttributes.SHORT_SERVER_ID);
        models.remove(LwM2mAttributes.SERVER_URI);
        models.add(new PositiveLongAttributeModel(
                LwM2mAttributes.SHORT_SERVER_ID.getName(),
                EnumSet.of(Attachment.OBJECT_INSTANCE),
                AccessMode.R,
                AttributeClass.PROPERTIES));
        models.add(new StringAttributeModel(
                LwM2mAttributes.SERVER_URI.getName(),
                EnumSet.of(Attachment.OBJECT_INSTANCE),
                AccessMode.R,
                AttributeClass.PROPERTIES));
        return new DefaultLwM2mLinkParser(models);
    }
}
