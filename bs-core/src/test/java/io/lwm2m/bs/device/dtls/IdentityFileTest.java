// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static io.lwm2m.bs.device.dtls.TestAuthority.NOW;
import static io.lwm2m.bs.device.dtls.TestAuthority.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.MadeCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a server can have its identity from, and the one that it makes. */
class IdentityFileTest {

    private static final String PASSWORD = "geheim $";

    private final TestAuthority authority = new TestAuthority();
    private final KeyPair keys = MadeCertificate.keys("secp256r1");
    private final ServerIdentity identity = new ServerIdentity(keys.getPrivate(), authority.chain(keys));

    @TempDir
    Path folder;

    @Test
    void a_made_file_is_for_its_owner_only_and_holds_what_was_made() throws IOException {
        IdentityFile file = IdentityFile.at(folder.resolve("data/identity.pem"));
        assertThat(file.makeIfMissing(() -> identity)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.path().getParent()).isDirectoryNotContaining(path -> !path.equals(file.path()));
        assertThat(file.read()).isEqualTo(identity);
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void a_file_that_is_there_is_never_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("identity.pem"), "mine");
        assertThat(IdentityFile.at(file).makeIfMissing(() -> identity)).isFalse();
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_file_that_another_server_makes_meanwhile_is_kept() {
        IdentityFile file = IdentityFile.at(folder.resolve("identity.pem"));
        boolean made = file.makeIfMissing(() -> {
            file.makeIfMissing(() -> identity);
            return ServerIdentity.generate("slower", List.of(), NOW);
        });
        assertThat(made).isFalse();
        assertThat(file.read()).isEqualTo(identity);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file.path()));
    }

    @Test
    void a_folder_may_be_a_link() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("data"), real);
        assertThat(IdentityFile.at(link.resolve("identity.pem")).makeIfMissing(() -> identity))
                .isTrue();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Path taken = Files.createFile(folder.resolve("data"));
        IdentityFile file = IdentityFile.at(taken.resolve("identity.pem"));
        assertThatThrownBy(() -> file.makeIfMissing(() -> identity))
                .isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("identity file " + file.path() + ": it cannot be written");
    }

    @Test
    void pkcs12_is_told_by_its_content_and_opened_with_the_password() throws IOException {
        Path file = TestAuthority.write(
                folder.resolve("any-name"),
                TestAuthority.store(PASSWORD, keys.getPrivate(), identity.chain()),
                PASSWORD);
        for (String written : List.of(PASSWORD, PASSWORD + "\n", PASSWORD + "\r\n")) {
            Path password = Files.writeString(folder.resolve("password"), written);
            assertThat(new IdentityFile(file, Optional.of(password)).read()).isEqualTo(identity);
        }
    }

    @Test
    void an_empty_password_needs_no_file() throws IOException {
        Path file = TestAuthority.write(
                folder.resolve("id.p12"), TestAuthority.store("", keys.getPrivate(), identity.chain()), "");
        assertThat(IdentityFile.at(file).read()).isEqualTo(identity);
    }

    @Test
    void the_private_key_may_stand_anywhere_and_there_may_be_words_between() throws IOException {
        String text = "Bag Attributes: <none>\r\n" + pem(identity.chain()).replace("\n", "\r\n") + "subject=CN\r\n"
                + pem(keys.getPrivate()).replace("\n", "\r\n");
        assertThat(read(text)).isEqualTo(identity);
    }

    @Test
    void an_ec_key_may_be_in_sec_1_form_as_openssl_writes_it() throws IOException {
        byte[] sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256,
                        ((ECPrivateKey) keys.getPrivate()).getS(),
                        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())
                                .getPublicKeyData(),
                        SECObjectIdentifiers.secp256r1)
                .getEncoded();
        byte[] curve = SECObjectIdentifiers.secp256r1.getEncoded();
        String text = Pem.print("EC PARAMETERS", curve) + Pem.print("EC PRIVATE KEY", sec1) + pem(identity.chain());
        assertThat(read(text)).isEqualTo(identity);
    }

    @Test
    void other_types_of_keys_can_be_used_with_a_warning() throws IOException {
        for (KeyPair other : List.of(
                MadeCertificate.keys("RSA"),
                MadeCertificate.keys("Ed25519"),
                MadeCertificate.keys("Ed448"),
                MadeCertificate.keys("secp384r1"))) {
            ServerIdentity read = read(pem(other.getPrivate()) + pem(authority.chain(other)));
            assertThat(read.key()).isEqualTo(other.getPrivate());
            assertThat(read.warnings(NOW))
                    .singleElement()
                    .asString()
                    .contains(other.getPublic().getAlgorithm() + ", not EC on curve P-256");
        }
        assertThat(identity.warnings(NOW)).isEmpty();
    }

    @Test
    void a_file_that_others_can_read_is_warned_of() throws IOException {
        Path file = Files.writeString(folder.resolve("open.pem"), "x");
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThat(IdentityFile.at(file).warnings())
                    .as(open)
                    .singleElement()
                    .asString()
                    .startsWith("identity file " + file)
                    .contains("chmod 600");
        }
        assertThat(IdentityFile.at(folder.resolve("none")).warnings()).isEmpty();
    }

    private ServerIdentity read(String pem) throws IOException {
        return IdentityFile.at(Files.writeString(folder.resolve("identity.pem"), pem))
                .read();
    }
}
