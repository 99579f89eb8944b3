// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static io.lwm2m.bs.model.Properties.MATCHING_TYPE;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SECURITY_MODE;
import static io.lwm2m.bs.model.Properties.SERVER_PUB_KEY_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountWarningsTest {

    private static final KeyPair KEYS = MadeCertificate.keys("secp256r1");
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant DURING = Instant.parse("2026-07-01T00:00:00Z");
    private static final MadeCertificate SHORT =
            MadeCertificate.of("CN=node1", KEYS).during(FROM, UNTIL);
    private static final MadeCertificate LONG = MadeCertificate.of("CN=server", KEYS);
    private static final ServerAccount X509 = ServerAccount.to("coaps://h")
            .with(SECURITY_MODE, 2L)
            .with(PUB_KEY_ID, SHORT.opaque())
            .with(SERVER_PUB_KEY_ID, LONG.opaque());
    private static final ServerAccount PSK =
            ServerAccount.to("coaps://h").with(SECURITY_MODE, 0L).with(PUB_KEY_ID, Opaque.ofText("id"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-28T23:59:59Z | certificate-not-yet-valid | is not valid before 2026-03-01T00:00:00Z",
                "2027-01-30T00:00:01Z | certificate-ends-soon | ends within 30 days: it is valid until 2027-03-01T00:00:00Z",
                "2027-03-01T00:00:00Z | certificate-ends-soon | ends within 30 days: it is valid until 2027-03-01T00:00:00Z",
                "2027-03-01T00:00:01Z | certificate-expired | has expired: it was valid until 2027-03-01T00:00:00Z"
            })
    void a_certificate_outside_its_dates_is_warned_about(Instant now, String code, String message) {
        assertThat(AccountWarnings.check(X509, now))
                .containsExactly(new Violation("pubKeyId", code, "the certificate " + message));
        ServerAccount server = X509.with(PUB_KEY_ID, LONG.opaque()).with(SERVER_PUB_KEY_ID, SHORT.opaque());
        assertThat(AccountWarnings.check(server, now))
                .containsExactly(new Violation("serverPubKeyId", code, "the certificate " + message));
        assertThat(AccountRules.check(X509)).isEmpty();
    }

    @Test
    void a_certificate_within_its_dates_is_not() {
        assertThat(AccountWarnings.check(X509, FROM)).isEmpty();
        assertThat(AccountWarnings.check(X509, DURING)).isEmpty();
        assertThat(AccountWarnings.check(X509, Instant.parse("2027-01-30T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void each_certificate_of_a_chain_counts_and_pem_is_not_for_every_device() {
        ServerAccount chain = X509.with(PUB_KEY_ID, Opaque.ofText(LONG.pem() + SHORT.pem()));
        assertThat(AccountWarnings.check(chain, UNTIL.plusSeconds(1)))
                .extracting(Violation::toString)
                .containsExactly(
                        "pubKeyId: is written in PEM, as text; devices before LwM2M 1.2 take one certificate in DER only",
                        "pubKeyId: certificate 2 of 2 has expired: it was valid until 2027-03-01T00:00:00Z");
    }

    @Test
    void what_is_no_certificate_in_its_mode_is_not_looked_at() {
        Instant late = UNTIL.plusSeconds(1);
        ServerAccount plain = X509.with(SECURITY_MODE, 3L).with(SERVER_PUB_KEY_ID, SHORT.opaque());
        assertThat(AccountWarnings.check(plain, late)).isEmpty();
        ServerAccount hashed = X509.without(PUB_KEY_ID)
                .with(SERVER_PUB_KEY_ID, Opaque.of(new byte[32]))
                .with(MATCHING_TYPE, 1L);
        assertThat(AccountWarnings.check(hashed, late)).isEmpty();
        assertThat(AccountWarnings.check(X509.with(PUB_KEY_ID, Opaque.ofText("x")), late))
                .isEmpty();
        ServerAccount est = ServerAccount.to("coaps://h").with(SECURITY_MODE, 4L);
        assertThat(AccountWarnings.check(est.with(SERVER_PUB_KEY_ID, SHORT.opaque()), late))
                .extracting(Violation::code)
                .containsExactly("certificate-expired");
    }

    @Test
    void a_short_pre_shared_key_is_warned_about_without_showing_it() {
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.ofText("sesame")), DURING))
                .containsExactly(
                        new Violation("secretKey", "short-key", "has 6 bytes as a PSK; 16 or more are advised"));
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.of(new byte[15])), DURING))
                .hasSize(1);
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.of(new byte[16])), DURING))
                .isEmpty();
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.kept()), DURING))
                .isEmpty();
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.generated(16)), DURING))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00112233445566778899aabbccddeeff,  1",
        "00112233445566778899AABBCCDDEEFF,  1",
        "00112233445566778899aabbccddeef,   0",
        "00112233445566778899aabbccddeefg,  0",
        "00112233445566778899aabbccDDEEFF,  0",
        "0123456789abcdef,                  0",
        "hex:00112233445566778899aabbccddeeff, 0"
    })
    void hexadecimal_digits_that_are_taken_for_text_are_warned_about(String key, int warnings) {
        assertThat(AccountWarnings.check(PSK.with(SECRET_KEY, Secret.parse(key)), DURING))
                .hasSize(warnings)
                .allSatisfy(warning -> {
                    assertThat(warning.code()).isEqualTo("hex-digits");
                    assertThat(warning.message())
                            .contains("32 hexadecimal digits", "16 bytes")
                            .doesNotContain("8899");
                });
    }

    @Test
    void warnings_about_a_client_start_with_the_config_id() {
        ServerAccount weak = PSK.with(SECRET_KEY, Secret.ofText("sesame"));
        Map<Integer, ServerAccount> accounts =
                Map.of(3, weak, 5, weak.with(io.lwm2m.bs.model.Properties.SERVER_URI, "coaps://other"));
        assertThat(ClientRules.warnings(accounts, server -> server.equals("coaps://h"), DURING))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("3.secretKey", "short-key"));
    }
}
