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
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw public keys and certificates of accounts. */
class KeyRulesTest {

    private static final KeyPair DEVICE = MadeCertificate.keys("secp256r1");
    private static final KeyPair OTHER = MadeCertificate.keys("secp256r1");
    private static final KeyPair SERVER = MadeCertificate.keys("secp384r1");
    private static final Opaque SERVER_CERTIFICATE =
            MadeCertificate.of("CN=server", SERVER).opaque();

    private static final ServerAccount RPK = ServerAccount.to("coaps://h")
            .with(SECURITY_MODE, 1L)
            .with(PUB_KEY_ID, publicKey(DEVICE))
            .with(SERVER_PUB_KEY_ID, publicKey(SERVER))
            .with(SECRET_KEY, privateKey(DEVICE));
    private static final ServerAccount X509 = ServerAccount.to("coaps://h")
            .with(SECURITY_MODE, 2L)
            .with(PUB_KEY_ID, MadeCertificate.of("CN=node1", DEVICE).opaque())
            .with(SERVER_PUB_KEY_ID, SERVER_CERTIFICATE)
            .with(SECRET_KEY, privateKey(DEVICE));

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1", "RSA", "Ed25519", "Ed448"})
    void keys_of_each_kind_are_taken_when_they_belong_together_and_refused_when_not(String algorithm) {
        KeyPair own = MadeCertificate.keys(algorithm);
        KeyPair foreign = MadeCertificate.keys(algorithm);
        ServerAccount account = RPK.with(PUB_KEY_ID, publicKey(own)).with(SERVER_PUB_KEY_ID, publicKey(foreign));
        assertThat(AccountRules.check(account.with(SECRET_KEY, privateKey(own))))
                .isEmpty();
        assertMismatch(account.with(SECRET_KEY, privateKey(foreign)), "must belong to pubKeyId");
        assertMismatch(account.with(SECRET_KEY, privateKey(DEVICE)), "must belong to pubKeyId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "RSA", "Ed25519"})
    void certificates_of_each_kind_are_taken_with_their_key_and_refused_with_another(String algorithm) {
        KeyPair own = MadeCertificate.keys(algorithm);
        ServerAccount account =
                X509.with(PUB_KEY_ID, MadeCertificate.of("CN=node1", own).opaque());
        assertThat(AccountRules.check(account.with(SECRET_KEY, privateKey(own))))
                .isEmpty();
        assertThat(AccountRules.check(account.without(SECRET_KEY))).isEmpty();
        assertMismatch(account, "must belong to the certificate in pubKeyId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | pubKeyId | bad-key | must be a public key (SubjectPublicKeyInfo in DER or PEM; EC on",
                "1 | serverPubKeyId | bad-key | must be a public key (SubjectPublicKeyInfo in DER or PEM; EC on",
                "1 | secretKey | bad-key | must be a private key (PKCS#8 in DER or PEM, not encrypted; EC on",
                "2 | pubKeyId | bad-certificate | must be an X.509 certificate in DER or PEM when securityMode is 2",
                "2 | serverPubKeyId | bad-certificate | must be an X.509 certificate in DER or PEM when securityMode is",
                "2 | secretKey | bad-key | must be a private key (PKCS#8",
                "4 | serverPubKeyId | bad-certificate | must be an X.509 certificate"
            })
    void what_is_none_is_refused(int mode, String name, String code, String message) {
        ServerAccount account = (mode == 1 ? RPK : X509).with(SECURITY_MODE, (long) mode);
        for (byte[] wrong : List.of(
                "no key".getBytes(),
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x82, 1, 0},
                cutOff(publicKey(DEVICE).bytes()),
                longer(publicKey(DEVICE).bytes()),
                cutOff(SERVER_CERTIFICATE.bytes()),
                longer(SERVER_CERTIFICATE.bytes()),
                cutOff(privateKey(DEVICE).bytes()))) {
            assertThat(AccountRules.check(changed(account, name, wrong)))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.path()).isEqualTo(name);
                        assertThat(violation.code()).isEqualTo(code);
                        assertThat(violation.message())
                                .startsWith(message)
                                .doesNotContain(HexFormat.of().formatHex(wrong));
                    });
        }
    }

    @Test
    void a_key_in_the_place_of_a_certificate_is_called_so_and_the_other_way_round() {
        assertThat(AccountRules.check(X509.with(PUB_KEY_ID, publicKey(DEVICE)))
                        .get(0)
                        .message())
                .endsWith("; this is a public key");
        assertThat(AccountRules.check(RPK.with(SERVER_PUB_KEY_ID, SERVER_CERTIFICATE))
                        .get(0)
                        .message())
                .endsWith("; this is a certificate");
    }

    @Test
    void a_private_key_of_another_form_is_refused_with_what_to_do() {
        byte[] pkcs8 = privateKey(DEVICE).bytes();
        Secret sec1 = Secret.of(Arrays.copyOfRange(pkcs8, pkcs8.length - 0x29 + 2, pkcs8.length));
        assertThat(AccountRules.check(RPK.with(SECRET_KEY, sec1)).get(0).message())
                .endsWith("; openssl pkcs8 -topk8 -nocrypt makes one of other forms");
    }

    @ParameterizedTest
    @CsvSource({"1, 32, SHA-256", "2, 48, SHA-384", "3, 64, SHA-512"})
    void a_hash_of_the_servers_key_must_be_as_long_as_its_matching_type_says(long matching, int bytes, String name) {
        for (ServerAccount account : List.of(RPK, X509)) {
            ServerAccount hashed = account.with(MATCHING_TYPE, matching);
            assertThat(AccountRules.check(hashed.with(SERVER_PUB_KEY_ID, Opaque.of(new byte[bytes]))))
                    .isEmpty();
            for (Opaque wrong : List.of(Opaque.of(new byte[bytes - 1]), SERVER_CERTIFICATE, Opaque.of(new byte[20]))) {
                assertThat(AccountRules.check(hashed.with(SERVER_PUB_KEY_ID, wrong)))
                        .singleElement()
                        .hasToString("serverPubKeyId: must be the " + name + " hash, " + bytes
                                + " bytes, when matchingType is " + matching + ", and has " + wrong.size() + " bytes");
            }
        }
    }

    @Test
    void a_hash_is_refused_when_the_certificate_itself_is_meant() {
        ServerAccount hashed = X509.with(SERVER_PUB_KEY_ID, Opaque.of(new byte[32]));
        assertThat(AccountRules.check(hashed)).extracting(Violation::path).containsExactly("serverPubKeyId");
        assertThat(AccountRules.check(hashed.with(MATCHING_TYPE, 0L)))
                .extracting(Violation::code)
                .containsExactly("bad-certificate");
    }

    @Test
    void a_chain_in_pem_is_taken_for_devices_that_know_it_and_its_first_certificate_counts() {
        MadeCertificate own = MadeCertificate.of("CN=node1", DEVICE).issuedBy("CN=ca", OTHER);
        MadeCertificate authority = MadeCertificate.of("CN=ca", OTHER);
        assertThat(AccountRules.check(X509.with(PUB_KEY_ID, Opaque.ofText(own.pem() + authority.pem()))))
                .isEmpty();
        assertMismatch(X509.with(PUB_KEY_ID, Opaque.ofText(authority.pem() + own.pem())), "must belong to the cert");
        byte[] both = longer(own.der(), authority.der());
        assertThat(AccountRules.check(X509.with(PUB_KEY_ID, Opaque.of(both))))
                .extracting(Violation::code)
                .containsExactly("bad-certificate");
    }

    @Test
    void an_account_without_security_may_hold_anything() {
        ServerAccount account =
                ServerAccount.to("coap://h").with(SECURITY_MODE, 3L).with(SECRET_KEY, Secret.ofText("x"));
        assertThat(AccountRules.check(account.with(PUB_KEY_ID, Opaque.ofText("x"))))
                .isEmpty();
    }

    @Test
    void a_mask_is_no_bad_key() {
        assertThat(AccountRules.check(RPK.with(SECRET_KEY, Secret.kept()))).isEmpty();
    }

    @Test
    void accounts_that_stay_as_they_are_are_not_looked_at_again() {
        ServerAccount bad = RPK.with(SECRET_KEY, privateKey(OTHER));
        assertThat(ClientRules.check(Map.of(0, bad), Map.of(0, bad))).isEmpty();
        assertThat(ClientRules.check(Map.of(0, bad), Map.of(1, bad)))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("0.secretKey", "mismatch"));
    }

    @Test
    void a_hundred_accounts_with_keys_are_checked_in_no_time() {
        Map<Integer, ServerAccount> accounts = new HashMap<>();
        IntStream.range(0, 100)
                .forEach(id -> accounts.put(id, RPK.with(io.lwm2m.bs.model.Properties.SERVER_URI, "coaps://h" + id)));
        long start = System.nanoTime();
        assertThat(ClientRules.check(accounts)).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static void assertMismatch(ServerAccount account, String message) {
        assertThat(AccountRules.check(account)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("secretKey");
            assertThat(violation.code()).isEqualTo("mismatch");
            assertThat(violation.message()).startsWith(message);
        });
    }

    private static ServerAccount changed(ServerAccount account, String name, byte[] value) {
        if (name.equals(SECRET_KEY.name())) {
            return account.with(SECRET_KEY, Secret.of(value));
        }
        Property<Opaque> property = name.equals(PUB_KEY_ID.name()) ? PUB_KEY_ID : SERVER_PUB_KEY_ID;
        return account.with(property, Opaque.of(value));
    }

    private static byte[] cutOff(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static byte[] longer(byte[] bytes, byte... more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + Math.max(1, more.length));
        System.arraycopy(more, 0, longer, bytes.length, more.length);
        return longer;
    }

    private static Opaque publicKey(KeyPair keys) {
        return Opaque.of(keys.getPublic().getEncoded());
    }

    private static Secret privateKey(KeyPair keys) {
        return Secret.of(keys.getPrivate().getEncoded());
    }
}
