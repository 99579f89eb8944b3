// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Subject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateIdentityTest {

    private static List<String> subjects(X509Certificate certificate) {
        return new CertificateIdentity(certificate)
                .subjects().stream().map(Subject::text).toList();
    }

    private static X509Certificate certificate(String subject) throws Exception {
        byte[] der =
                MadeCertificate.of(subject, MadeCertificate.keys("secp256r1")).der();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CN=node1                      | node1
                    CN=node1, OU=field, O=maker   | node1
                    O=maker, CN=node1             | node1
                    CN=most specific, CN=less     | most specific
                    SERIALNUMBER=1+CN=both, O=x   | both
                    CN=a\\,b\\=c                   | a,b=c
                    CN=Grüße                      | Grüße
                    """)
    void theCommonNameIsFoundWhereverItStands(String subject, String name) throws Exception {
        X509Certificate certificate = certificate(subject);
        String fingerprint = Subject.fingerprint(certificate).text();
        assertThat(subjects(certificate)).containsExactly("x509-cn:" + name, fingerprint);
    }

    @Test
    void aCertificateWithoutCommonNameHasItsFingerprint() throws Exception {
        X509Certificate certificate = certificate("O=maker");
        assertThat(subjects(certificate))
                .containsExactly(Subject.fingerprint(certificate).text());
    }

    @Test
    void dnsNamesCountButAddressesDoNot() {
        ServerIdentity server =
                ServerIdentity.generate("server", List.of("one.example", "127.0.0.1", "two.example"), Instant.now());
        assertThat(subjects(server.certificate()))
                .startsWith("x509-cn:server", "x509-san:one.example", "x509-san:two.example")
                .hasSize(4);
    }
}
