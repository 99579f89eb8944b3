// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.Secret;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.util.datatype.ULong;

/** Leshan's values as values of this project's model, which compare and print well and hide keys. Stateless. */
final class HeldValues {

    private static final Set<ResourceId> KEYS = Properties.ALL.stream()
            .filter(Property::isSecret)
            .flatMap(property -> property.resources().stream())
            .collect(Collectors.toUnmodifiableSet());

    private HeldValues() {}

    static SortedMap<Integer, Object> of(int object, SortedMap<Integer, LwM2mResource> resources) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        resources.forEach((id, resource) -> values.put(id, resource(resource, isKey(object, id))));
        return values;
    }

    private static boolean isKey(int object, int resource) {
        return KEYS.contains(new ResourceId(object, resource));
    }

    private static Object resource(LwM2mResource resource, boolean key) {
        if (!resource.isMultiInstances()) {
            return value(resource.getValue(), key);
        }
        SortedMap<Integer, Object> values = new TreeMap<>();
        resource.getInstances().forEach((id, instance) -> values.put(id, value(instance.getValue(), key)));
        return values;
    }

    private static Object value(Object value, boolean key) {
        if (value instanceof byte[] bytes) {
            return key ? Secret.of(bytes) : Opaque.of(bytes);
        }
        if (value instanceof ULong number) {
            return number.longValue();
        }
        if (value instanceof org.eclipse.leshan.core.node.ObjectLink link && !link.isNullLink()) {
            return new ObjectLink(link.getObjectId(), link.getObjectInstanceId());
        }
        return value;
    }
}
