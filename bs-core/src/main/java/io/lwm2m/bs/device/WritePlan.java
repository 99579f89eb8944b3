// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.ServerAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.SortedMap;

/** What is written to a device, in order: for each account Security, OSCORE, Server; then Access Control. */
final class WritePlan {

    private final SortedMap<Integer, ServerAccount> accounts;

    WritePlan(SortedMap<Integer, ServerAccount> accounts) {
        this.accounts = accounts;
    }

    /** The objects that are written to, and so cleared first. */
    List<Integer> objects() {
        List<Integer> objects = new ArrayList<>(List.of(ResourceId.SECURITY, ResourceId.SERVER));
        if (accounts.values().stream().anyMatch(ServerAccount::usesOscore)) {
            objects.add(ResourceId.OSCORE);
        }
        if (accounts.values().stream()
                .anyMatch(
                        account -> account.get(Properties.ACCESS_CONTROL_RIGHTS).isPresent())) {
            objects.add(ResourceId.ACCESS_CONTROL);
        }
        return objects;
    }

    /** The instances; a config id is also the instance id of Server. */
    List<PlannedInstance> instances(Discovered device) {
        List<PlannedInstance> instances = new ArrayList<>();
        PrimitiveIterator.OfInt security = device.free(ResourceId.SECURITY).iterator();
        PrimitiveIterator.OfInt oscores = device.free(ResourceId.OSCORE).iterator();
        accounts.forEach((id, account) -> {
            OptionalInt oscore = account.usesOscore() ? OptionalInt.of(oscores.nextInt()) : OptionalInt.empty();
            instances.add(AccountNodes.security(security.nextInt(), account, oscore));
            oscore.ifPresent(link -> instances.add(AccountNodes.oscore(link, account)));
            instances.add(AccountNodes.server(id, account));
        });
        rights().forEach((target, granted) ->
                instances.add(AccountNodes.accessControl(aclInstance(instances), target, granted)));
        return instances;
    }

    private static int aclInstance(List<PlannedInstance> instances) {
        return Math.toIntExact(instances.stream()
                .filter(instance -> instance.path().getObjectId() == ResourceId.ACCESS_CONTROL)
                .count());
    }

    /** Access rights: object instance to Short Server ID to rights. */
    Map<ObjectLink, Map<Long, Long>> rights() {
        Map<ObjectLink, Map<Long, Long>> rights = new LinkedHashMap<>();
        for (ServerAccount account : accounts.values()) {
            long server = account.get(Properties.SHORT_SERVER_ID).orElseThrow();
            account.get(Properties.ACCESS_CONTROL_RIGHTS)
                    .orElse(Map.of())
                    .forEach((target, bits) -> rights.computeIfAbsent(target, link -> new LinkedHashMap<>())
                            .put(server, bits));
        }
        return rights;
    }
}
