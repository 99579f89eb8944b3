// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** How a client proves itself to this server. Immutable; {@code toString} shows no key. */
public sealed interface Credential {

    /** The client name that the proof stands for. */
    String client();

    /** Which kind of proof it is; a client has at most one of each. */
    Mode mode();

    /** What a peer that gave the proof is known by; no two clients have the same. */
    Subject subject();

    /** The kinds of proof. */
    enum Mode {
        /** A pre-shared key, over DTLS. */
        PSK("psk"),
        /** A raw public key, over DTLS. */
        RPK("rpk"),
        /** A certificate, over DTLS. */
        X509("x509"),
        /** An OSCORE context, over plain {@code coap}. */
        OSCORE("oscore");

        private final String code;

        Mode(String code) {
            this.code = code;
        }

        /** The name in JSON, in commands and in the store. */
        public String code() {
            return code;
        }

        /** The mode with a code. */
        public static Optional<Mode> of(String code) {
            return Arrays.stream(values())
                    .filter(mode -> mode.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * A pre-shared key.
     *
     * @param client the client name
     * @param identity the PSK identity, unique among all clients
     * @param key the key
     */
    record Psk(String client, String identity, Secret key) implements Credential {

        /** A wish for a new key of so many bytes, with the client name as identity. */
        public static Psk generated(String client, long bytes) {
            return new Psk(client, client, Secret.generated(bytes));
        }

        @Override
        public Mode mode() {
            return Mode.PSK;
        }

        @Override
        public Subject subject() {
            return Subject.psk(identity);
        }
    }

    /**
     * A raw public key.
     *
     * @param client the client name
     * @param key the client's public key
     */
    record RawPublicKey(String client, PublicKey key) implements Credential {

        @Override
        public Mode mode() {
            return Mode.RPK;
        }

        @Override
        public Subject subject() {
            return Subject.rawPublicKey(key);
        }
    }

    /**
     * A certificate: one with a name in it, issued by an authority that the server trusts, or one certain certificate.
     *
     * @param client the client name
     * @param by what of the certificate counts
     * @param value the common name, the alternative name, or the SHA-256 fingerprint in lower-case hexadecimal digits
     */
    record Certificate(String client, By by, String value) implements Credential {

        /** What of a certificate counts. */
        public enum By {
            /** The common name of its subject. */
            COMMON_NAME,
            /** A DNS name or URI among its subject alternative names. */
            ALTERNATIVE_NAME,
            /** Its SHA-256 fingerprint; who issued it does not count then, its dates do. */
            FINGERPRINT
        }

        /** A certificate whose subject's common name is the client name. */
        public static Certificate named(String client) {
            return new Certificate(client, By.COMMON_NAME, client);
        }

        @Override
        public Mode mode() {
            return Mode.X509;
        }

        @Override
        public Subject subject() {
            return switch (by) {
                case COMMON_NAME -> Subject.commonName(value);
                case ALTERNATIVE_NAME -> Subject.alternativeName(value);
                case FINGERPRINT -> Subject.fingerprint(value);
            };
        }
    }

    /**
     * An OSCORE security context (RFC 8613) with the default algorithms AES-CCM-16-64-128 and HKDF SHA-256. The ids are named as
     * in the client's own OSCORE object: its sender id is this server's recipient id.
     *
     * @param client the client name
     * @param senderId what the client sends with, at most 7 bytes
     * @param recipientId what the client receives with, at most 7 bytes
     * @param masterSecret the master secret
     * @param masterSalt the master salt; empty for none
     */
    record Oscore(String client, Opaque senderId, Opaque recipientId, Secret masterSecret, Secret masterSalt)
            implements Credential {

        /** A wish for a new context: a master secret of so many bytes, ids that nobody has, and no salt. */
        public static Oscore generated(String client, long bytes) {
            Opaque made = Opaque.of(new byte[0]);
            return new Oscore(client, made, made, Secret.generated(bytes), Secret.of(new byte[0]));
        }

        /** Whether the ids are still to be made: both are empty, and the master secret is to be made too. */
        public boolean wantsIds() {
            return senderId.size() == 0
                    && recipientId.size() == 0
                    && masterSecret.toGenerate().isPresent();
        }

        @Override
        public Mode mode() {
            return Mode.OSCORE;
        }

        @Override
        public Subject subject() {
            return Subject.oscore(HexFormat.of().formatHex(senderId.bytes()));
        }
    }
}
