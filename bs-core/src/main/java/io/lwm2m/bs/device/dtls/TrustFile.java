// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with the certificates of authorities that are trusted: PEM, or PKCS#12 whose entries are marked as trusted, as
 * keytool does. Immutable; the file is never changed.
 *
 * @param path where it is
 * @param passwordFile a file with the password of PKCS#12, in ASCII; without one the password is empty
 */
public record TrustFile(Path path, Optional<Path> passwordFile) {

    /** A file that needs no password. */
    public static TrustFile at(Path path) {
        return new TrustFile(path, Optional.empty());
    }

    /**
     * Reads and checks it.
     *
     * @throws InvalidInput when it cannot be used, or has a private key, which does not belong there
     */
    public TrustedCertificates read() {
        byte[] content = file().content();
        List<X509Certificate> found = Pem.isPem(content) ? fromPem(file().pem(content)) : fromStore(content);
        if (found.isEmpty()) {
            throw file().broken("missing", "it has no trusted certificate");
        }
        return new TrustedCertificates(found);
    }

    private KeyFile file() {
        return new KeyFile("trust", path, passwordFile);
    }

    private List<X509Certificate> fromPem(List<Pem> blocks) {
        if (blocks.stream().anyMatch(block -> block.label().endsWith("PRIVATE KEY"))) {
            throw privateKey();
        }
        return file().certificates(blocks);
    }

    private List<X509Certificate> fromStore(byte[] content) {
        try {
            KeyStore store = file().keyStore(content, file().password());
            if (!KeyFile.aliases(store, KeyStore.PrivateKeyEntry.class).isEmpty()) {
                throw privateKey();
            }
            List<X509Certificate> found = new ArrayList<>();
            for (String alias : KeyFile.aliases(store, KeyStore.TrustedCertificateEntry.class)) {
                found.add((X509Certificate) store.getCertificate(alias));
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was loaded can be listed", e);
        }
    }

    private InvalidInput privateKey() {
        return file().broken("private-key", "it has a private key; certificates of authorities alone belong there");
    }
}
