// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How commands get into a server.
 *
 * @param token the token that they show
 * @param authorities a file with the certificates that they trust; empty for those of the JDK
 */
record RestAccess(Optional<Secret> token, Optional<Path> authorities) {

    static final RestAccess NONE = new RestAccess(Optional.empty(), Optional.empty());

    private static final String OPTION = "--ca-file";

    /** The header that shows the token. */
    Optional<String> authorization() {
        return token.map(secret -> "Bearer " + new String(secret.bytes(), StandardCharsets.UTF_8).strip());
    }

    /**
     * A client that trusts whom it should.
     *
     * @throws CommandFailed when the file is no good
     */
    HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        authorities.map(RestAccess::trusting).ifPresent(client::sslContext);
        return client.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificates");
            }
            return trusting(certificates);
        } catch (IOException e) {
            throw Unreadable.file(OPTION, file.toString(), e);
        } catch (GeneralSecurityException e) {
            throw new CommandFailed(OPTION + " " + file + ": there is no certificate in PEM or DER in it", e);
        }
    }

    private static SSLContext trusting(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
