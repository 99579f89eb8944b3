// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.store.CredentialSamples;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialJsonTest {

    private static final KeyPair KEYS = MadeCertificate.keys("secp256r1");
    private static final MadeCertificate CERTIFICATE = MadeCertificate.of("CN=node1", KEYS);

    @Test
    void keys_are_masked() {
        assertThat(CredentialSamples.all("node1"))
                .extracting(CredentialJson::toJson)
                .allSatisfy(json -> assertThat(Json.write(json)).doesNotContain(CredentialSamples.KEY));
        assertThat(Json.write(CredentialJson.toJson(CredentialSamples.psk("node1"))))
                .isEqualTo("{\"identity\":\"node1\",\"key\":\"********\"}");
        assertThat(Json.write(CredentialJson.toJson(CredentialSamples.oscore("node1"))))
                .isEqualTo("{\"senderId\":\"node1\",\"recipientId\":\"server\",\"masterSecret\":\"********\","
                        + "\"masterSalt\":\"********\"}");
        assertThat(Json.write(CredentialJson.toJson(Certificate.named("node1"))))
                .isEqualTo("{\"commonName\":\"node1\"}");
    }

    static Stream<Credential> samples() {
        return CredentialSamples.all("node1").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_written_is_read_with_masks_that_keep_keys(Credential credential) {
        Credential read = CredentialJson.read("node1", credential.mode(), CredentialJson.toJson(credential));
        assertThat(read.subject()).isEqualTo(credential.subject());
        assertThat(CredentialJson.secrets(read).values()).allMatch(Secret::isKept);
    }

    @Test
    void a_wish_for_a_key_needs_no_names() {
        assertThat(read(Mode.PSK, "{'key':{'generate':32}}")).isEqualTo(Psk.generated("node1", 32));
        assertThat(read(Mode.PSK, "{'identity':'x','key':{'generate':32}}"))
                .isEqualTo(new Psk("node1", "x", Secret.generated(32)));
        assertThat(read(Mode.OSCORE, "{'masterSecret':{'generate':16}}")).isEqualTo(Oscore.generated("node1", 16));
        assertThat(((Oscore) read(Mode.OSCORE, "{'senderId':'','recipientId':'hex:01','masterSecret':{'generate':16}}"))
                        .wantsIds())
                .isFalse();
    }

    @Test
    void a_public_key_is_read_in_each_form() {
        byte[] der = KEYS.getPublic().getEncoded();
        String base64 = Base64.getEncoder().encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
        for (String form :
                List.of(pem, "base64:" + base64, "hex:" + HexFormat.of().formatHex(der))) {
            assertThat(CredentialJson.read("node1", Mode.RPK, Map.of("publicKey", form)))
                    .isEqualTo(new RawPublicKey("node1", KEYS.getPublic()));
        }
    }

    @Test
    void what_is_no_public_key_is_told_as_what_it_is() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        String base64 = Base64.getMimeEncoder().encodeToString(pkcs8);
        for (String form : List.of(
                "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\n" + base64 + "\n-----END EC PRIVATE KEY-----\n",
                "base64:" + Base64.getEncoder().encodeToString(pkcs8))) {
            assertThat(refusal(Mode.RPK, Map.of("publicKey", form)))
                    .hasMessageContaining("must not be a private key")
                    .hasMessageContaining("openssl pkey")
                    .hasMessageNotContaining(base64.substring(40, 60));
            assertThat(refusal(Mode.X509, Map.of("certificate", form)))
                    .hasMessageContaining("must not be a private key");
        }
        assertThat(refusal(Mode.RPK, Map.of("publicKey", CERTIFICATE.pem()))).hasMessageContaining("mode x509");
        assertThat(refusal(Mode.RPK, Map.of("publicKey", "rubbish"))).hasMessageContaining("SubjectPublicKeyInfo");
        assertThat(refusal(Mode.X509, Map.of("certificate", "rubbish"))).hasMessageContaining("X.509 certificate");
    }

    @Test
    void of_a_certificate_the_fingerprint_counts() throws Exception {
        // each time it is made it is signed anew
        byte[] der = CERTIFICATE.der();
        String pem = pem(der);
        String digits =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        Certificate expected = new Certificate("node1", By.FINGERPRINT, digits);
        String chain = "subject=CN=node1\n" + pem + CERTIFICATE.pem();
        for (String form : List.of(pem, chain, Opaque.of(der).toString())) {
            assertThat(CredentialJson.read("node1", Mode.X509, Map.of("certificate", form)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hex:", "sha256:", "SHA-256:", "sha256 Fingerprint=", "SHA256 Fingerprint=", "x509-sha256:"})
    void a_fingerprint_is_read_as_it_is_printed_elsewhere(String prefix) {
        for (String digits : List.of("0A".repeat(32), "0a".repeat(32), "0A:".repeat(31) + "0A")) {
            assertThat(CredentialJson.read("node1", Mode.X509, Map.of("fingerprint", prefix + digits)))
                    .isEqualTo(new Certificate("node1", By.FINGERPRINT, "0a".repeat(32)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "psk    | {}                                        | identity: must be given",
                "psk    | {}                                        | key: must be given",
                "psk    | {'identity':7,'key':'x'}                  | identity: must be a text in quotes, not 7",
                "psk    | {'identity':'i','key':7}                  | key: must be a text in quotes, not a number",
                "psk    | {'identity':'i','key':'hex:zz'}           | key: must have pairs of hexadecimal digits",
                "psk    | {'identity':'i','key':{'generate':'x'}}   | key: must be a text in quotes, or {\"generate\": 16}",
                "psk    | {'identity':'i','key':null}               | key: must be given",
                "psk    | {'identity':'i','key':'x','keys':'y'}     | keys: there is no such property of a credential of"
                        + " mode psk, did you mean 'key'?",
                "rpk    | {'key':'x'}                               | publicKey: must be given",
                "x509   | {}                                        | give exactly one of commonName, alternativeName,"
                        + " fingerprint, certificate",
                "x509   | {'commonName':'a','fingerprint':'b'}      | give exactly one of",
                "x509   | {'commonName':7}                          | commonName: must be a text",
                "x509   | {'fingerprint':'00'}                      | fingerprint: must be a SHA-256 fingerprint, 64",
                "x509   | {'frob':'00'}                             | it has commonName, alternativeName",
                "oscore | {'masterSecret':{'generate':16},'senderId':'x'} | recipientId: must be given",
                "oscore | {'senderId':'x','recipientId':'y'}        | masterSecret: must be given",
                "oscore | {'senderId':'x','recipientId':'y','masterSecret':'z','masterSalt':1} | masterSalt: must be a"
            })
    void what_is_wrong_is_told_with_its_place(String mode, String json, String message) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> read(Mode.of(mode).orElseThrow(), json));
        assertThat(refused).hasMessageContaining(message);
    }

    @Test
    void a_fingerprint_of_sha_1_is_told_as_such() {
        assertThat(refusal(Mode.X509, Map.of("fingerprint", "0a".repeat(20)))).hasMessageEndingWith("not one of SHA-1");
    }

    @Test
    void a_salt_may_be_left_out() {
        assertThat(read(
                        Mode.OSCORE,
                        "{'senderId':'hex:01','recipientId':'hex:02','masterSecret':'text:0123456789abcdef'}"))
                .isEqualTo(new Oscore(
                        "node1",
                        Opaque.parse("hex:01"),
                        Opaque.parse("hex:02"),
                        Secret.ofText("0123456789abcdef"),
                        Secret.of(new byte[0])));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static Credential read(Mode mode, String json) {
        return CredentialJson.read("node1", mode, (Map<?, ?>) Json.read(json.replace('\'', '"')));
    }

    private static InvalidInput refusal(Mode mode, Map<?, ?> json) {
        return catchThrowableOfType(InvalidInput.class, () -> CredentialJson.read("node1", mode, json));
    }
}
