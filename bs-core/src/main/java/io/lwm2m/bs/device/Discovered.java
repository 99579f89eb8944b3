// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ResourceId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.leshan.core.link.lwm2m.LwM2mLink;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributes;
import org.eclipse.leshan.core.node.LwM2mPath;

/**
 * What Bootstrap-Discover told of the device (LwM2M Core 1.1, 6.1.7.3).
 *
 * @param instances all object instances
 * @param bootstrapAccounts instances of Security without Short Server ID: the device's own account for this server
 */
record Discovered(List<LwM2mPath> instances, Set<Integer> bootstrapAccounts) {

    /** Nothing is known. */
    static final Discovered NOTHING = new Discovered(List.of(), Set.of());

    /** Where devices that do not say it are known to keep their bootstrap account. */
    private static final Set<Integer> LIKELY_BOOTSTRAP_ACCOUNTS = Set.of(0, 1);

    static Discovered of(LwM2mLink[] links) {
        List<LwM2mPath> instances = Arrays.stream(links)
                .map(LwM2mLink::getPath)
                .filter(LwM2mPath::isObjectInstance)
                .toList();
        Set<Integer> accounts = Arrays.stream(links)
                .filter(Discovered::isBootstrapAccount)
                .map(link -> link.getPath().getObjectInstanceId())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Discovered(instances, accounts);
    }

    private static boolean isBootstrapAccount(LwM2mLink link) {
        return link.getPath().isObjectInstance()
                && link.getPath().getObjectId() == ResourceId.SECURITY
                && !link.getAttributes().contains(LwM2mAttributes.SHORT_SERVER_ID);
    }

    /** Instances of Security that accounts can be written to, lowest first. */
    IntStream freeSecurityInstances() {
        IntPredicate taken = bootstrapAccounts.isEmpty()
                ? id -> LIKELY_BOOTSTRAP_ACCOUNTS.contains(id) && !holds(id)
                : bootstrapAccounts::contains;
        return IntStream.range(0, 65535).filter(taken.negate());
    }

    /** Instances of an object that belong to no bootstrap account. */
    List<LwM2mPath> deletable(int object) {
        return instances.stream()
                .filter(path -> path.getObjectId() == object)
                .filter(path ->
                        object != ResourceId.SECURITY || !bootstrapAccounts.contains(path.getObjectInstanceId()))
                .toList();
    }

    private boolean holds(int securityInstance) {
        return instances.contains(new LwM2mPath(ResourceId.SECURITY, securityInstance));
    }
}
