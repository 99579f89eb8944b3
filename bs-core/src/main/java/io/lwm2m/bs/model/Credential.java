// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.security.PublicKey;

/** How a client proves itself to this server. Immutable; {@code toString} shows no key. */
public sealed interface Credential {

    /** The client name that the proof stands for. */
    String client();

    /**
     * A pre-shared key.
     *
     * @param client the client name
     * @param identity the PSK identity, unique among all clients
     * @param key the key
     */
    record Psk(String client, String identity, Secret key) implements Credential {}

    /**
     * A raw public key.
     *
     * @param client the client name
     * @param key the client's public key
     */
    record RawPublicKey(String client, PublicKey key) implements Credential {}

    /**
     * A certificate whose subject's common name is the client name, issued by an authority that the server trusts.
     *
     * @param client the client name
     */
    record Certificate(String client) implements Credential {}
}
