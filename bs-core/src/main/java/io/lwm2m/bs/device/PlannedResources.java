// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.WirePlan.Resource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.ObjectLink;
import org.eclipse.leshan.core.util.datatype.ULong;

/** The resources of an instance for people: with names, and without keys. */
final class PlannedResources {

    /** What is written without being a property of an account. */
    private static final Map<ResourceId, String> OTHERS = Map.of(
            new ResourceId(ResourceId.SECURITY, 1), "Bootstrap-Server",
            new ResourceId(ResourceId.SECURITY, 17), "OSCORE Security Mode",
            new ResourceId(ResourceId.ACCESS_CONTROL, 0), "Object ID",
            new ResourceId(ResourceId.ACCESS_CONTROL, 1), "Object Instance ID",
            new ResourceId(ResourceId.ACCESS_CONTROL, 3), "Access Control Owner");

    private static final Map<ResourceId, String> NAMES = names();

    private static final Set<ResourceId> SECRETS = Properties.ALL.stream()
            .filter(Property::isSecret)
            .flatMap(property -> property.resources().stream())
            .collect(Collectors.toUnmodifiableSet());

    private PlannedResources() {}

    static List<Resource> of(PlannedInstance instance) {
        return instance.getResources().values().stream()
                .sorted(Comparator.comparingInt(LwM2mResource::getId))
                .map(resource -> shown(new ResourceId(instance.path().getObjectId(), resource.getId()), resource))
                .toList();
    }

    private static Resource shown(ResourceId id, LwM2mResource resource) {
        String name = NAMES.getOrDefault(id, "");
        if (SECRETS.contains(id) && resource.getValue() instanceof byte[] key && key.length > 0) {
            return new Resource(id.resource(), name, Secret.MASK, key.length);
        }
        Object value = resource.isMultiInstances() ? instances(resource) : json(resource.getValue());
        return new Resource(id.resource(), name, value, 0);
    }

    private static Map<Integer, Object> instances(LwM2mResource resource) {
        Map<Integer, Object> values = new TreeMap<>();
        resource.getInstances().forEach((id, instance) -> values.put(id, json(instance.getValue())));
        return values;
    }

    private static Object json(Object value) {
        if (value instanceof byte[] bytes) {
            return Opaque.of(bytes).toString();
        }
        if (value instanceof ULong number) {
            return number.longValue();
        }
        return value instanceof ObjectLink link ? "/" + link.getObjectId() + "/" + link.getObjectInstanceId() : value;
    }

    private static Map<ResourceId, String> names() {
        Map<ResourceId, String> names = new HashMap<>(OTHERS);
        Properties.ALL.forEach(property -> property.resources()
                .forEach(id -> names.put(id, property.traits().form().label())));
        return Map.copyOf(names);
    }
}
