// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static io.lwm2m.bs.model.ResourceId.ACCESS_CONTROL;
import static io.lwm2m.bs.model.ResourceId.OSCORE;
import static io.lwm2m.bs.model.ResourceId.SECURITY;
import static io.lwm2m.bs.model.ResourceId.SERVER;

import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.util.datatype.ULong;

/** Server accounts as Leshan's object instances; which resource carries which property is the property table's word. */
final class AccountNodes {

    private static final int BOOTSTRAP_SERVER = 1;
    private static final int OSCORE_SECURITY_MODE = 17;

    /** Resources of Security that OMA calls mandatory: sent empty when there is nothing to send. */
    private static final List<Integer> MANDATORY_KEYS = List.of(3, 4, 5);

    /** The rows of the property table by the object that they are written to. */
    private static final Map<Integer, List<Row>> ROWS = Properties.ALL.stream()
            .flatMap(property -> property.resources().stream().map(id -> new Row(id, property)))
            .collect(Collectors.groupingBy(Row::object));

    private record Row(int object, int resource, Property<?> property) {

        Row(ResourceId id, Property<?> property) {
            this(id.object(), id.resource(), property);
        }
    }

    private AccountNodes() {}

    /** Security, with the link to the OSCORE instance when there is one. */
    static PlannedInstance security(int instance, ServerAccount account, OptionalInt oscore) {
        Map<Integer, LwM2mResource> resources = resources(SECURITY, account);
        resources.put(BOOTSTRAP_SERVER, LwM2mSingleResource.newBooleanResource(BOOTSTRAP_SERVER, false));
        MANDATORY_KEYS.forEach(
                key -> resources.putIfAbsent(key, LwM2mSingleResource.newBinaryResource(key, new byte[0])));
        oscore.ifPresent(link -> resources.put(
                OSCORE_SECURITY_MODE,
                LwM2mSingleResource.newObjectLinkResource(
                        OSCORE_SECURITY_MODE, new org.eclipse.leshan.core.node.ObjectLink(OSCORE, link))));
        return planned(SECURITY, instance, resources.values());
    }

    static PlannedInstance server(int instance, ServerAccount account) {
        return planned(SERVER, instance, resources(SERVER, account).values());
    }

    static PlannedInstance oscore(int instance, ServerAccount account) {
        return planned(OSCORE, instance, resources(OSCORE, account).values());
    }

    /**
     * Access Control.
     *
     * @param rights Short Server ID to rights; the first one owns the instance
     */
    static PlannedInstance accessControl(int instance, ObjectLink target, Map<Long, Long> rights) {
        Map<Integer, Long> bits = new TreeMap<>();
        rights.forEach((server, granted) -> bits.put(server.intValue(), granted));
        long owner = rights.keySet().iterator().next();
        return planned(
                ACCESS_CONTROL,
                instance,
                List.of(
                        LwM2mSingleResource.newIntegerResource(0, target.object()),
                        LwM2mSingleResource.newIntegerResource(1, target.instance()),
                        LwM2mMultipleResource.newIntegerResource(2, bits),
                        LwM2mSingleResource.newIntegerResource(3, owner)));
    }

    private static PlannedInstance planned(int object, int instance, Collection<LwM2mResource> resources) {
        return new PlannedInstance(new LwM2mPath(object, instance), resources);
    }

    private static Map<Integer, LwM2mResource> resources(int object, ServerAccount account) {
        Map<Integer, LwM2mResource> resources = new TreeMap<>();
        for (Row row : ROWS.getOrDefault(object, List.of())) {
            account.effective(row.property)
                    .ifPresent(
                            value -> resources.put(row.resource, resource(row.resource, row.property.type(), value)));
        }
        return resources;
    }

    private static LwM2mResource resource(int id, ValueType<?> type, Object value) {
        if (value instanceof Long number) {
            return type == ValueType.UNSIGNED
                    ? LwM2mSingleResource.newUnsignedIntegerResource(id, ULong.valueOf(number))
                    : LwM2mSingleResource.newIntegerResource(id, number);
        }
        if (value instanceof List<?> list) {
            return LwM2mMultipleResource.newResource(id, numbered(list), Type.UNSIGNED_INTEGER);
        }
        return LwM2mSingleResource.newResource(id, plain(value));
    }

    private static Map<Integer, ULong> numbered(List<?> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> ULong.valueOf((Long) numbers.get(i))));
    }

    private static Object plain(Object value) {
        if (value instanceof Opaque opaque) {
            return opaque.bytes();
        }
        if (value instanceof Secret secret) {
            return secret.bytes();
        }
        return value instanceof ObjectLink link
                ? new org.eclipse.leshan.core.node.ObjectLink(link.object(), link.instance())
                : value;
    }
}
