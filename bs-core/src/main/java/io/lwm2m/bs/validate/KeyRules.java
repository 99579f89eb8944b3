// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static io.lwm2m.bs.model.Properties.MATCHING_TYPE;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SERVER_PUB_KEY_ID;

import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.KeyPairs;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The rules for the keys of an account in its security mode (LwM2M 1.1 Transport, 5.2.8). Messages never contain a key.
 */
final class KeyRules {

    private static final String ALGORITHMS = "EC on P-256, P-384 or P-521, RSA, Ed25519 or Ed448";
    private static final List<Hash> HASHES =
            List.of(new Hash("SHA-256", 32), new Hash("SHA-384", 48), new Hash("SHA-512", 64));

    private final ServerAccount account;
    private final SecurityMode mode;
    private final List<Violation> broken;

    /** What Matching Type 1 and so on stand for. */
    private record Hash(String name, int bytes) {}

    private KeyRules(ServerAccount account, SecurityMode mode, List<Violation> broken) {
        this.account = account;
        this.mode = mode;
        this.broken = broken;
    }

    /** Adds what is wrong with each key; whether they belong together is {@link #checkPair}'s question. */
    static void check(ServerAccount account, SecurityMode mode, List<Violation> broken) {
        new KeyRules(account, mode, broken).check();
    }

    private void check() {
        checkGenerated();
        switch (mode) {
            case PSK -> checkPsk();
            case RPK, X509 -> checkPublicKeys();
            // the client gets its own key and certificate when it enrols
            case EST -> account.get(SERVER_PUB_KEY_ID).ifPresent(this::checkServerKey);
            case NO_SEC -> {
                // needs no key
            }
        }
    }

    private void checkPublicKeys() {
        require();
        account.get(PUB_KEY_ID).ifPresent(key -> checkPublic(PUB_KEY_ID, key));
        account.get(SECRET_KEY).ifPresent(this::checkPrivateKey);
        account.get(SERVER_PUB_KEY_ID).ifPresent(this::checkServerKey);
    }

    /** Keys that are to be made: there is no place for one but the PSK. */
    private void checkGenerated() {
        account.values().forEach((property, value) -> {
            Optional<Long> bytes = value instanceof Secret secret ? secret.toGenerate() : Optional.empty();
            if (bytes.isEmpty()) {
                return;
            }
            if (!property.equals(SECRET_KEY) || mode != SecurityMode.PSK) {
                add(
                        property,
                        "not-possible",
                        "must be given: only secretKey can be generated, with securityMode 0 (PSK)");
            } else {
                PskRules.checkWish(property.name(), bytes.get()).ifPresent(broken::add);
            }
        });
    }

    private void checkPsk() {
        boolean generated = account.get(SECRET_KEY).flatMap(Secret::toGenerate).isPresent();
        if (!generated) {
            require();
        }
        if (account.get(PUB_KEY_ID)
                .filter(id -> id.size() > PskRules.MAX_IDENTITY || !isUtf8(id))
                .isPresent()) {
            add(
                    PUB_KEY_ID,
                    "out-of-range",
                    "must be UTF-8 text of at most " + PskRules.MAX_IDENTITY + " bytes as a PSK identity");
        }
        if (account.get(SECRET_KEY).filter(key -> key.size() > PskRules.MAX_KEY).isPresent()) {
            add(SECRET_KEY, "out-of-range", "must have at most " + PskRules.MAX_KEY + " bytes as a PSK");
        }
    }

    private static boolean isUtf8(Opaque value) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value.bytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void require() {
        for (Property<?> property : Properties.ALL) {
            if (property.traits().form().isRequiredFor(mode)
                    && account.get(property).isEmpty()) {
                add(property, "missing", "must be given" + when());
            }
        }
    }

    private void checkPublic(Property<Opaque> property, Opaque value) {
        boolean key = KeyPairs.publicKey(value.bytes()).isPresent();
        boolean certificate = !Certificates.read(value.bytes()).isEmpty();
        if (mode == SecurityMode.RPK && !key) {
            String rule = "must be a public key (SubjectPublicKeyInfo in DER or PEM; " + ALGORITHMS + ")" + when();
            add(property, "bad-key", rule + (certificate ? "; this is a certificate" : ""));
        } else if (mode != SecurityMode.RPK && !certificate) {
            String rule = "must be an X.509 certificate in DER or PEM" + when();
            add(property, "bad-certificate", rule + (key ? "; this is a public key" : ""));
        }
    }

    private void checkPrivateKey(Secret key) {
        if (!key.isPlaceholder() && KeyPairs.privateKey(key.bytes()).isEmpty()) {
            String rule = "must be a private key (PKCS#8 in DER or PEM, not encrypted; " + ALGORITHMS + ")" + when();
            add(SECRET_KEY, "bad-key", rule + "; openssl pkcs8 -topk8 -nocrypt makes one of other forms");
        }
    }

    /** The server's key or certificate itself, or its hash: as Matching Type, /0/x/13, says. */
    private void checkServerKey(Opaque key) {
        long matching = account.get(MATCHING_TYPE).orElse(0L);
        if (matching >= 1 && matching <= HASHES.size()) {
            Hash hash = HASHES.get((int) matching - 1);
            if (key.size() != hash.bytes) {
                String rule = "must be the " + hash.name + " hash, " + hash.bytes + " bytes, when matchingType is ";
                add(SERVER_PUB_KEY_ID, "out-of-range", rule + matching + ", and has " + key.size() + " bytes");
            }
        } else if (matching == 0) {
            checkPublic(SERVER_PUB_KEY_ID, key);
        }
    }

    /** Whether public and private key belong together, where there are both; takes a millisecond or more. */
    static Optional<Violation> checkPair(ServerAccount account) {
        Optional<SecurityMode> mode = SecurityMode.of(account);
        Optional<PrivateKey> privateKey = account.get(SECRET_KEY).flatMap(key -> KeyPairs.privateKey(key.bytes()));
        Optional<PublicKey> publicKey =
                mode.flatMap(known -> account.get(PUB_KEY_ID).flatMap(key -> ownKey(known, key)));
        if (privateKey.isEmpty() || publicKey.isEmpty() || KeyPairs.belong(publicKey.get(), privateKey.get())) {
            return Optional.empty();
        }
        String whose = mode.equals(Optional.of(SecurityMode.RPK)) ? "pubKeyId" : "the certificate in pubKeyId";
        String why = "must belong to " + whose + ": it is the private key of another one";
        return Optional.of(new Violation(SECRET_KEY.name(), "mismatch", why));
    }

    private static Optional<PublicKey> ownKey(SecurityMode mode, Opaque key) {
        return switch (mode) {
            case RPK -> KeyPairs.publicKey(key.bytes());
            case X509 ->
                Certificates.read(key.bytes()).stream().findFirst().map(certificate -> certificate.getPublicKey());
            case PSK, NO_SEC, EST -> Optional.empty();
        };
    }

    private String when() {
        return " when securityMode is " + mode.code() + " (" + mode + ")";
    }

    private void add(Property<?> property, String code, String message) {
        broken.add(new Violation(property.name(), code, message));
    }
}
