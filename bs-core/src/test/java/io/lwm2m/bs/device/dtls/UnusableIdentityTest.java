// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static io.lwm2m.bs.device.dtls.TestAuthority.LATER;
import static io.lwm2m.bs.device.dtls.TestAuthority.NOW;
import static io.lwm2m.bs.device.dtls.TestAuthority.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.MadeCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no identity: one line names the file and the rule, and shows nothing of what is in it. */
class UnusableIdentityTest {

    private static final String PASSWORD = "geheim";

    private final TestAuthority authority = new TestAuthority();
    private final KeyPair keys = MadeCertificate.keys("secp256r1");
    private final List<X509Certificate> chain = authority.chain(keys);

    @TempDir
    Path folder;

    @Test
    void one_that_is_not_there_or_no_file() throws IOException {
        refuses(folder.resolve("none.pem"), Optional.empty(), "there is no such file");
        refuses(Files.createDirectory(folder.resolve("d")), Optional.empty(), "it cannot be read");
        refuses(Files.createFile(folder.resolve("empty.pem")), Optional.empty(), "it is empty");
    }

    @Test
    void one_of_another_kind() throws IOException {
        refuses("ssh-rsa AAAA me@here", "it is neither PEM nor PKCS#12");
        refuses("0 is how DER begins too", "it is damaged, or no PKCS#12 file");
        refuses("x".repeat((1 << 20) + 1), "too large for keys and certificates");
        refuses(pem(chain), "it has no private key");
        refuses(pem(keys.getPrivate()), "there is no certificate for the private key");
        refuses(pem(keys.getPrivate()).repeat(2) + pem(chain), "it has 2 private keys, and must have one");
    }

    @Test
    void one_whose_key_belongs_to_another_certificate() throws IOException {
        KeyPair other = MadeCertificate.keys("secp256r1");
        refuses(pem(other.getPrivate()) + pem(chain), "does not belong to the first certificate (CN=server)");
        KeyPair rsa = MadeCertificate.keys("RSA");
        refuses(pem(rsa.getPrivate()) + pem(chain), "does not belong to the first certificate");
    }

    @Test
    void one_whose_certificates_are_in_no_order() throws IOException {
        refuses(
                pem(keys.getPrivate()) + pem(List.of(chain.get(1), chain.get(0))),
                "does not belong to the first certificate (CN=authority)");
        X509Certificate stranger = new TestAuthority().certificate;
        refuses(
                pem(keys.getPrivate()) + pem(List.of(chain.get(0), stranger)),
                "certificate 1 was not issued by certificate 2");
    }

    @Test
    void one_with_a_key_that_is_encrypted_or_of_another_type() throws IOException {
        String body = pem(keys.getPrivate());
        refuses(body.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY") + pem(chain), "the private key is encrypted");
        refuses(
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END EC PRIVATE KEY-----\n" + pem(chain),
                "the private key is encrypted");
        KeyPair dsa = MadeCertificate.keys("DSA");
        refuses(pem(dsa.getPrivate()) + pem(authority.chain(dsa)), "a key of type DSA is not supported");
        KeyPair agreement = MadeCertificate.keys("X25519");
        refuses(
                pem(agreement.getPrivate()) + pem(List.of(authority.issue("CN=x", agreement, NOW, LATER))),
                "a key of type XDH is not supported");
    }

    @Test
    void one_with_a_key_in_another_form() throws IOException {
        refuses(
                Pem.print("EC PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 1}) + pem(chain),
                "the private key cannot be read");
        refuses(
                Pem.print("RSA PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 0}) + pem(chain),
                "in another form than PKCS#8");
        refuses(Pem.print("PRIVATE KEY", new byte[0]) + pem(chain), "the private key cannot be read");
    }

    @Test
    void one_with_a_certificate_that_is_none() throws IOException {
        refuses(
                pem(keys.getPrivate()) + Pem.print("CERTIFICATE", new byte[] {0x30, 1, 0}),
                "a certificate in it cannot be read");
        refuses(
                pem(keys.getPrivate()) + "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n",
                "a block 'CERTIFICATE' is no Base64");
    }

    @Test
    void one_of_pem_that_is_cut_off_anywhere() throws IOException {
        String whole = pem(keys.getPrivate()) + pem(chain).strip();
        int firstCertificate = whole.indexOf("-----END CERTIFICATE-----") + "-----END CERTIFICATE-----".length();
        int second =
                whole.indexOf("-----BEGIN CERTIFICATE-----", firstCertificate) + "-----BEGIN CERTIFICATE-----".length();
        for (int length = 1; length < whole.length(); length++) {
            if (length < firstCertificate || length >= second) {
                refuses(whole.substring(0, length), "");
            }
        }
    }

    @Test
    void one_of_pkcs12_with_a_wrong_password_or_none() throws IOException {
        Path file = store();
        Path wrong = Files.writeString(folder.resolve("password"), "Passwort1");
        refuses(file, Optional.of(wrong), "the password in " + wrong + " is wrong")
                .hasMessageNotContaining("Passwort1");
        Path beyond = Files.writeString(folder.resolve("beyond"), "geh\u00fcim");
        refuses(file, Optional.of(beyond), "beyond ASCII are not portable");
        refuses(file, Optional.empty(), "it needs a password, and no password file is given");
        refuses(file, Optional.of(folder.resolve("none")), "its password file " + folder.resolve("none"));
    }

    @Test
    void one_of_pkcs12_that_is_cut_off() throws IOException {
        byte[] whole = Files.readAllBytes(store());
        for (int length = 1; length < whole.length; length += 17) {
            refuses(Files.write(folder.resolve("cut.p12"), Arrays.copyOf(whole, length)), password(), "");
        }
    }

    @Test
    void one_of_pkcs12_that_is_damaged_anywhere() throws IOException {
        byte[] whole = Files.readAllBytes(store());
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            damaged[1 + random.nextInt(whole.length - 1)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("damaged.p12"), damaged);
            try {
                assertThat(new IdentityFile(file, password()).read().chain()).isEqualTo(chain);
            } catch (InvalidInput e) {
                assertThat(e).hasMessageStartingWith("identity file " + file);
            }
        }
    }

    @Test
    void one_of_pkcs12_with_no_key_or_several_or_a_foreign_certificate() throws Exception {
        KeyStore none = TestAuthority.store();
        none.setCertificateEntry("server", chain.get(0));
        refusesStore(none, "it has no private key");
        KeyStore two = TestAuthority.store(PASSWORD, keys.getPrivate(), chain);
        two.setKeyEntry("b", keys.getPrivate(), PASSWORD.toCharArray(), chain.toArray(new Certificate[0]));
        refusesStore(two, "it has 2 private keys, and must have one");
        KeyPair other = MadeCertificate.keys("secp256r1");
        refusesStore(TestAuthority.store(PASSWORD, other.getPrivate(), chain), "does not belong");
    }

    @Test
    void one_of_pkcs12_whose_key_has_another_password() throws IOException, GeneralSecurityException {
        KeyStore store = TestAuthority.store("other", keys.getPrivate(), chain);
        refusesStore(store, "its private key has another password than the file");
    }

    private Path store() throws IOException {
        return TestAuthority.write(
                folder.resolve("id.p12"), TestAuthority.store(PASSWORD, keys.getPrivate(), chain), PASSWORD);
    }

    private Optional<Path> password() throws IOException {
        return Optional.of(Files.writeString(folder.resolve("password"), PASSWORD));
    }

    private void refusesStore(KeyStore store, String why) throws IOException {
        refuses(TestAuthority.write(folder.resolve("s.p12"), store, PASSWORD), password(), why);
    }

    private void refuses(String content, String why) throws IOException {
        refuses(Files.writeString(folder.resolve("identity.pem"), content), Optional.empty(), why);
        assertThat(folder.resolve("identity.pem"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(content);
    }

    private AbstractThrowableAssert<?, ?> refuses(Path file, Optional<Path> password, String why) {
        String key = HexFormat.of().formatHex(keys.getPrivate().getEncoded());
        return assertThatThrownBy(() -> new IdentityFile(file, password).read())
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("identity file " + file + ": ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(key.substring(key.length() - 16))
                .hasNoCause();
    }
}
