// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.californium.elements.util.Asn1DerDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A file with a private key and its certificate, the server's own first, then the one of its issuer and so on. Either PEM
 * with a key in PKCS#8 or, for EC, SEC 1 form, not encrypted; or PKCS#12 with one key. For DTLS as for HTTPS. Immutable; the
 * file is never changed.
 *
 * @param path where it is
 * @param passwordFile a file with the password of PKCS#12, in ASCII; without one the password is empty
 */
public record IdentityFile(Path path, Optional<Path> passwordFile) {

    /** A file that needs no password. */
    public static IdentityFile at(Path path) {
        return new IdentityFile(path, Optional.empty());
    }

    /**
     * Reads and checks it.
     *
     * @throws InvalidInput when it cannot be used; the message names the file and the rule, and shows nothing of it
     */
    public ServerIdentity read() {
        byte[] content = file().content();
        return Pem.isPem(content) ? fromPem(file().pem(content)) : fromStore(content);
    }

    /**
     * Makes the file when it is not there, for its owner's eyes only (mode 0600), whole or not at all.
     *
     * @param maker gives what it is to hold; not asked when there is a file
     * @return whether it was made
     * @throws StartFailed when it cannot be written
     */
    public boolean makeIfMissing(Supplier<ServerIdentity> maker) {
        try {
            // false too when another server was faster: what it wrote is as good
            return !Files.exists(path)
                    && OwnerOnly.write(path, text(maker.get()).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new StartFailed(
                    file().kind() + " file " + path + ": it cannot be written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                    e);
        }
    }

    /** What an operator should know of the file though it can be used. */
    public List<String> warnings() {
        try {
            return OwnerOnly.isOpenToOthers(path)
                    ? List.of(file().kind() + " file " + path
                            + ": users other than its owner may read or change the private key; chmod 600 keeps it")
                    : List.of();
        } catch (IOException e) {
            return List.of(); // that it cannot be read is told by who reads it
        }
    }

    private static String text(ServerIdentity made) {
        return Pem.print("PRIVATE KEY", made.key().getEncoded()) + made.pem();
    }

    private KeyFile file() {
        return new KeyFile("identity", path, passwordFile);
    }

    private ServerIdentity fromPem(List<Pem> blocks) {
        List<Pem> keys = blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1) {
            throw wrongCount(keys.size());
        }
        return identity(key(keys.get(0)), file().certificates(blocks));
    }

    /** Why it fails is not told, for a decoder's words may hold what it read. */
    private PrivateKey key(Pem block) {
        try {
            return Optional.ofNullable(Asn1DerDecoder.readPrivateKey(block.der()))
                    .map(Asn1DerDecoder.Keys::getPrivateKey)
                    .orElseThrow(this::unreadableKey);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadableKey();
        }
    }

    private InvalidInput unreadableKey() {
        return file().broken(
                        "damaged",
                        "the private key cannot be read: it is damaged, of an unsupported type or curve, or in another form"
                                + " than PKCS#8 or, for EC, SEC 1");
    }

    private ServerIdentity fromStore(byte[] content) {
        char[] password = file().password();
        try {
            KeyStore store = file().keyStore(content, password);
            List<String> keys = KeyFile.aliases(store, KeyStore.PrivateKeyEntry.class);
            if (keys.size() != 1) {
                throw wrongCount(keys.size());
            }
            return identity(store, keys.get(0), password);
        } catch (GeneralSecurityException e) {
            throw file().broken("wrong-password", "its private key has another password than the file, or is damaged");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private ServerIdentity identity(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        Certificate @Nullable [] found = store.getCertificateChain(alias);
        for (Certificate certificate : found == null ? new Certificate[0] : found) {
            chain.add((X509Certificate) certificate);
        }
        return identity((PrivateKey) store.getKey(alias, password), chain);
    }

    private ServerIdentity identity(PrivateKey key, List<X509Certificate> chain) {
        try {
            return new ServerIdentity(key, chain);
        } catch (InvalidInput e) {
            Violation first = e.violations().get(0);
            throw file().broken(first.code(), first.message());
        }
    }

    private InvalidInput wrongCount(int keys) {
        return file().broken(
                        keys == 0 ? "missing" : "ambiguous",
                        keys == 0 ? "it has no private key" : "it has " + keys + " private keys, and must have one");
    }
}
