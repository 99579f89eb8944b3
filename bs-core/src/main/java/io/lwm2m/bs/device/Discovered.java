// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ResourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.leshan.core.link.lwm2m.LwM2mLink;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributes;
import org.eclipse.leshan.core.node.LwM2mPath;

/**
 * What Bootstrap-Discover told of the device (LwM2M Core 1.1, 6.1.7.3).
 *
 * @param instances all object instances
 * @param own those of the device's account for this server: instances of Security and OSCORE without Short Server ID
 */
record Discovered(Set<LwM2mPath> instances, Set<LwM2mPath> own) {

    /** Nothing is known. */
    static final Discovered NOTHING = new Discovered(Set.of(), Set.of());

    /** Where devices that do not say it are known to keep their bootstrap account. */
    private static final int LIKELY_ACCOUNTS = 2;

    /** Nothing is known, and nothing can be asked: whatever may be the device's account is taken for it. */
    static final Discovered UNASKED = new Discovered(
            Set.of(),
            IntStream.range(0, LIKELY_ACCOUNTS)
                    .boxed()
                    .flatMap(id ->
                            Stream.of(new LwM2mPath(ResourceId.SECURITY, id), new LwM2mPath(ResourceId.OSCORE, id)))
                    .collect(Collectors.toUnmodifiableSet()));

    static Discovered of(LwM2mLink[] links) {
        Set<LwM2mPath> instances = new LinkedHashSet<>();
        Set<LwM2mPath> own = new LinkedHashSet<>();
        for (LwM2mLink link : links) {
            LwM2mPath path = link.getPath();
            if (path.isObjectInstance()) {
                instances.add(path);
                if (isOfAnAccount(path) && !link.getAttributes().contains(LwM2mAttributes.SHORT_SERVER_ID)) {
                    own.add(path);
                }
            }
        }
        return new Discovered(instances, own);
    }

    private static boolean isOfAnAccount(LwM2mPath path) {
        return path.getObjectId() == ResourceId.SECURITY || path.getObjectId() == ResourceId.OSCORE;
    }

    /** Instances of Security or OSCORE that accounts can be written to, lowest first. */
    IntStream free(int object) {
        return IntStream.range(0, 65535).filter(id -> isFree(new LwM2mPath(object, id)));
    }

    private boolean isFree(LwM2mPath path) {
        boolean accountKnown = own.stream().anyMatch(account -> account.getObjectId() == ResourceId.SECURITY);
        boolean likely =
                isOfAnAccount(path) && path.getObjectInstanceId() < LIKELY_ACCOUNTS && !instances.contains(path);
        return !own.contains(path) && (accountKnown || !likely);
    }

    /** Instances of an object that do not belong to the device's account for this server. */
    List<LwM2mPath> deletable(int object) {
        return instances.stream()
                .filter(path -> path.getObjectId() == object && !own.contains(path))
                .toList();
    }
}
