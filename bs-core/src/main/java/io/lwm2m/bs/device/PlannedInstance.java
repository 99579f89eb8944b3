// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mEncoder;
import org.eclipse.leshan.core.node.codec.LwM2mEncoder;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.jspecify.annotations.Nullable;

/** An object instance that is to be written, with its payload encoded at most once for each format. */
final class PlannedInstance extends LwM2mObjectInstance {

    /** Resources carry their types, from the property table; no other model is needed. */
    static final LwM2mModel MODEL = new StaticModel();

    private static final LwM2mEncoder ENCODER = new DefaultLwM2mEncoder(true);

    private final LwM2mPath path;
    private @Nullable Payload encoded;

    /** The bytes in the format that was asked for last; a session rarely asks for another one. */
    private record Payload(ContentFormat format, byte[] bytes) {}

    PlannedInstance(LwM2mPath path, Collection<LwM2mResource> resources) {
        super(path.getObjectInstanceId(), resources);
        this.path = path;
    }

    LwM2mPath path() {
        return path;
    }

    byte[] payload(ContentFormat format) {
        Payload known = encoded;
        if (known == null || !known.format.equals(format)) {
            known = new Payload(format, ENCODER.encode(this, format, path, MODEL));
            encoded = known;
        }
        return known.bytes;
    }

    /** Several of them as one payload, object by object, in a format of SenML. */
    static byte[] payload(List<PlannedInstance> instances, ContentFormat format) {
        Map<LwM2mPath, LwM2mNode> nodes = new TreeMap<>();
        instances.forEach(instance -> nodes.put(instance.path, instance));
        return ENCODER.encodeNodes(nodes, format, MODEL);
    }

    BootstrapWriteRequest write(ContentFormat format) {
        return new BootstrapWriteRequest(path, this, format);
    }

    /** Whether it has an opaque value that is not empty. */
    boolean holdsOpaque() {
        return getResources().values().stream()
                .anyMatch(resource -> !resource.isMultiInstances()
                        && resource.getValue() instanceof byte[] bytes
                        && bytes.length > 0);
    }
}
