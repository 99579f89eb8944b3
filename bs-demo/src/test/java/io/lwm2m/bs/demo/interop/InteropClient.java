// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import io.lwm2m.bs.model.Credential;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** A kind of LwM2M client to test against. */
interface InteropClient {

    /** Why it cannot be used here; empty when it can. */
    Optional<String> missing();

    /** Over what its devices come. */
    default String scheme() {
        return "coap";
    }

    /** What a device proves itself with; empty for nothing. */
    default Optional<Credential> credential(String name) {
        return Optional.empty();
    }

    /** A device of this kind, switched on. */
    Device device(String name, URI server) throws Exception;

    /** Resources of Security that it does not keep or show. */
    default Set<Integer> ignored() {
        return Set.of();
    }

    /** Whether it forgets what is deleted. */
    default boolean deletes() {
        return true;
    }

    /** One device. */
    interface Device extends AutoCloseable {

        /** Asks to be bootstrapped; the server tells when that is over. */
        void bootstrap() throws Exception;

        /** What it holds after a bootstrap. */
        Holding holding() throws Exception;

        @Override
        void close();
    }
}
