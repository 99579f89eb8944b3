// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static io.lwm2m.bs.device.dtls.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.MadeCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityTest {

    @Test
    void a_generated_one_is_what_devices_expect_of_a_server() throws GeneralSecurityException, IOException {
        ServerIdentity made =
                ServerIdentity.generate("bs, \"1\" ü", List.of("bs.example", "192.0.2.1", "2001:db8::1"), NOW);
        X509Certificate certificate = made.certificate();
        certificate.verify(made.publicKey());
        assertThat(((ECPublicKey) made.publicKey()).getParams().toString()).contains("secp256r1");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .as("signs, and nothing else")
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(0) + " " + name.get(1))
                .containsExactly("2 bs.example", "7 192.0.2.1", "7 2001:db8:0:0:0:0:0:1");
        assertThat(certificate.getSerialNumber()).isPositive().isGreaterThan(BigInteger.valueOf(Long.MAX_VALUE));
        assertThat(made.subject()).isEqualTo("CN=bs\\, \\\"1\\\" ü");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getEncoded().length).as("fits in one datagram").isLessThan(600);
    }

    @Test
    void a_generated_one_is_valid_for_twenty_years_from_the_day_before() {
        ServerIdentity made = ServerIdentity.generate("bs", List.of(), NOW);
        assertThat(made.certificate().getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        Instant end = NOW.atOffset(ZoneOffset.UTC).plusYears(20).toInstant();
        assertThat(made.certificate().getNotAfter().toInstant()).isEqualTo(end);
        assertThat(made.warnings(NOW)).isEmpty();
        assertThat(made.warnings(end.plusSeconds(1)))
                .containsExactly(
                        "the certificate of CN=bs expired at " + end + "; devices that know the time refuse it");
        assertThat(made.warnings(NOW.minus(Duration.ofDays(2))))
                .singleElement()
                .asString()
                .contains("CN=bs is not valid before");
    }

    @Test
    void two_generated_ones_have_nothing_in_common() {
        ServerIdentity one = ServerIdentity.generate("bs", List.of(), NOW);
        ServerIdentity other = ServerIdentity.generate("bs", List.of(), NOW);
        assertThat(one.key()).isNotEqualTo(other.key());
        assertThat(one.certificate().getSerialNumber())
                .isNotEqualTo(other.certificate().getSerialNumber());
    }

    @Test
    void names_that_are_none_are_refused() {
        for (String bad : List.of("", "bs example", "bü", "fe80::1%eth0", "a".repeat(254))) {
            assertThatThrownBy(() -> ServerIdentity.generate("bs", List.of(bad), NOW))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("must be DNS names or IP addresses, not '" + bad + "'");
        }
        for (String bad : List.of("", " ", "a".repeat(65))) {
            assertThatThrownBy(() -> ServerIdentity.generate(bad, List.of(), NOW))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("must have 1 to 64 characters");
        }
    }

    @Test
    void the_fingerprint_is_that_of_the_certificate_and_the_key_is_never_shown() {
        ServerIdentity made = ServerIdentity.generate("bs", List.of(), NOW);
        assertThat(made.fingerprint()).matches("[0-9a-f]{64}");
        BigInteger key = ((ECPrivateKey) made.key()).getS();
        assertThat(made + made.pem() + new ServerSecurity.Current(made, TrustedCertificates.none()))
                .contains(made.fingerprint())
                .contains("-----BEGIN CERTIFICATE-----")
                .doesNotContain("PRIVATE")
                .doesNotContain(key.toString())
                .doesNotContain(key.toString(16));
    }

    @Test
    void the_pem_is_what_a_device_can_trust(@TempDir Path folder) throws IOException {
        ServerIdentity made = ServerIdentity.generate("bs", List.of(), NOW);
        Path file = Files.writeString(folder.resolve("bs.pem"), made.pem());
        assertThat(TrustFile.at(file).read().authorities()).isEqualTo(made.chain());
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        KeyPair other = MadeCertificate.keys("secp256r1");
        TestAuthority authority = new TestAuthority();
        assertThatThrownBy(() -> new ServerIdentity(other.getPrivate(), List.of(authority.certificate)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("does not belong to the first certificate (CN=authority)");
        assertThatThrownBy(() -> new ServerIdentity(other.getPrivate(), List.of()))
                .isInstanceOf(InvalidInput.class);
    }
}
