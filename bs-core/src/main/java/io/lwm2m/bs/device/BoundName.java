// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.util.List;
import org.eclipse.leshan.core.peer.LwM2mIdentity;

/** The client name of a request that has none: LwM2M 1.1 leaves it out where the client's identity settles it. */
sealed interface BoundName {

    /** One client owns the identity. */
    record Settled(String client) implements BoundName {}

    /** None does, or several do. */
    record Open(String why) implements BoundName {}

    static BoundName of(LwM2mIdentity identity, CredentialStore credentials) {
        List<Subject> proved = Proof.of(identity);
        List<String> owners = proved.stream()
                .flatMap(subject -> credentials.findBySubject(subject).stream())
                .map(Credential::client)
                .distinct()
                .toList();
        if (owners.size() == 1) {
            return new Settled(owners.get(0));
        }
        String belongs = owners.isEmpty() ? "belongs to no client" : "belongs to several: " + String.join(", ", owners);
        return new Open("the client's identity " + proved.get(0) + " " + belongs);
    }
}
