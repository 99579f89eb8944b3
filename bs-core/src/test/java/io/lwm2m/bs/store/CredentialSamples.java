// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/** Credentials for tests. */
public final class CredentialSamples {

    /** The key of all of them, in ASCII. */
    public static final String KEY = "a key of a device that nobody sees";

    private CredentialSamples() {}

    /** One of each mode, in their order. */
    public static List<Credential> all(String client) {
        return List.of(psk(client), rawPublicKey(client), Certificate.named(client), oscore(client));
    }

    /** A PSK whose identity is the client name. */
    public static Psk psk(String client) {
        return new Psk(client, client, Secret.ofText(KEY));
    }

    /** A context whose sender id is the end of the client name. */
    public static Oscore oscore(String client) {
        Opaque sender = Opaque.ofText(client.substring(Math.max(0, client.length() - 7)));
        return new Oscore(client, sender, Opaque.ofText("server"), Secret.ofText(KEY), Secret.ofText(KEY));
    }

    /** A new key. */
    public static RawPublicKey rawPublicKey(String client) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new RawPublicKey(client, generator.generateKeyPair().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
