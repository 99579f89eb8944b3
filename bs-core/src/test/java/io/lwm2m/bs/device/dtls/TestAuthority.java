// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.MadeCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority that certifies whatever a test asks for. */
final class TestAuthority {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant LATER = NOW.plus(Duration.ofDays(365));

    final KeyPair keys = MadeCertificate.keys("secp256r1");
    final X509Certificate certificate = issue("CN=authority", keys, NOW, LATER);

    X509Certificate issue(String subject, KeyPair owner, Instant from, Instant until) {
        return MadeCertificate.of(subject, owner)
                .issuedBy("CN=authority", keys)
                .during(from, until)
                .certificate();
    }

    /** A server's certificate with the authority's own. */
    List<X509Certificate> chain(KeyPair owner) {
        return List.of(issue("CN=server", owner, NOW, LATER), certificate);
    }

    static String pem(PrivateKey key) {
        return Pem.print("PRIVATE KEY", key.getEncoded());
    }

    static String pem(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                text.append(Pem.print("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyStore store(String password, PrivateKey key, List<X509Certificate> chain) {
        try {
            KeyStore store = store();
            store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(new Certificate[0]));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path write(Path file, KeyStore store, String password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
