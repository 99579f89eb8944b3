// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.codec.CodecException;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mEncoder;
import org.eclipse.leshan.core.request.ContentFormat;

/** Leshan's encoder with the legacy TLV format 1542; what is encoded already is not encoded again. */
final class PlannedEncoder extends DefaultLwM2mEncoder {

    PlannedEncoder() {
        super(true);
    }

    @Override
    public byte[] encode(LwM2mNode node, ContentFormat format, LwM2mPath path, LwM2mModel model) throws CodecException {
        return node instanceof PlannedInstance planned && planned.path().equals(path)
                ? planned.payload(format)
                : super.encode(node, format, path, model);
    }
}
