// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a well-behaved client does not send. */
class CertificateCheckTest {

    private static final ServerIdentity SERVER = ServerIdentity.generate("server", List.of(), Instant.now());

    private final CredentialStore credentials = new InMemoryCredentialStore();
    private final Lookups lookups = new Lookups();
    private final CertificateCheck check =
            new CertificateCheck(ServerSecurity.of(SERVER, TrustedCertificates.none()), credentials, lookups);

    @AfterEach
    void close() {
        lookups.close();
    }

    private String outcome(X509Certificate... chain) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        check.setResultHandler(result ->
                outcome.complete(String.valueOf(((CertificateVerificationResult) result).getCertificatePath())));
        lookups.failTo((connection, why) -> outcome.complete(why.getAlert().getDescription() + " " + why.getMessage()));
        check.verifyCertificate(
                ConnectionId.EMPTY,
                null,
                new InetSocketAddress(0),
                true,
                false,
                true,
                new CertificateMessage(List.of(chain)));
        return outcome.get(15, TimeUnit.SECONDS);
    }

    @Test
    void aServersCertificateIsNoneOfAClient() throws Exception {
        credentials.put(new Certificate("node1", By.FINGERPRINT, SERVER.fingerprint()));
        assertThat(outcome(SERVER.certificate())).startsWith("BAD_CERTIFICATE").contains("not for signing by a client");
    }

    @Test
    void noCertificateIsNotEnough() throws Exception {
        assertThat(outcome()).startsWith("BAD_CERTIFICATE").contains("no certificate");
    }
}
