// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

/** How a simulated device secures its bootstrap, and what it proves itself with. {@code toString} shows no key. */
public sealed interface DeviceSecurity {

    /** What people call it. */
    String title();

    /** Not at all, over {@code coap}. */
    record None() implements DeviceSecurity {

        @Override
        public String title() {
            return "not secured";
        }
    }

    /**
     * A pre-shared key, over {@code coaps}.
     *
     * @param identity the PSK identity
     * @param key the key
     */
    record Psk(String identity, Secret key) implements DeviceSecurity {

        @Override
        public String title() {
            return "pre-shared key";
        }
    }

    /**
     * Raw public keys, over {@code coaps}.
     *
     * @param key the device's private key
     * @param own the device's public key
     * @param server the only public key that the server may have
     */
    record RawPublicKey(PrivateKey key, PublicKey own, PublicKey server) implements DeviceSecurity {

        @Override
        public String title() {
            return "raw public key";
        }

        @Override
        public String toString() {
            return title();
        }
    }

    /**
     * Certificates, over {@code coaps}.
     *
     * @param own the device's private key and certificate
     * @param trusted the server's own certificate, or that of the authority which issued it
     */
    record Certificate(ServerIdentity own, X509Certificate trusted) implements DeviceSecurity {

        /** Whether the server's certificate may be any that an authority issued for the server's name. */
        boolean trustsAuthority() {
            return trusted.getBasicConstraints() >= 0;
        }

        @Override
        public String title() {
            return "certificate";
        }

        @Override
        public String toString() {
            return title() + " " + own;
        }
    }

    /**
     * An OSCORE context, over plain {@code coap}.
     *
     * @param senderId what the device sends with
     * @param recipientId what the server sends with
     * @param masterSecret the master secret
     * @param masterSalt the master salt; empty for none
     */
    record Oscore(Opaque senderId, Opaque recipientId, Secret masterSecret, Secret masterSalt)
            implements DeviceSecurity {

        @Override
        public String title() {
            return "OSCORE";
        }
    }
}
