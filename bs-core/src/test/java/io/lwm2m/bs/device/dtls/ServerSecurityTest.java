// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static io.lwm2m.bs.device.dtls.TestAuthority.LATER;
import static io.lwm2m.bs.device.dtls.TestAuthority.NOW;
import static io.lwm2m.bs.device.dtls.TestAuthority.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.device.dtls.ServerSecurity.Current;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds, and how it is replaced without a restart. */
class ServerSecurityTest {

    private final ServerIdentity first = ServerIdentity.generate("first", List.of(), NOW);
    private final ServerIdentity second = ServerIdentity.generate("second", List.of(), NOW);
    private final TestAuthority authority = new TestAuthority();

    @TempDir
    Path folder;

    private Path identity;
    private Path trust;
    private ServerSecurity security;

    @BeforeEach
    void open() throws IOException {
        identity = folder.resolve("identity.pem");
        write(first);
        trust = Files.writeString(folder.resolve("trust.pem"), pem(List.of(authority.certificate)));
        security = ServerSecurity.from(new SecurityFiles(IdentityFile.at(identity), Optional.of(TrustFile.at(trust))));
    }

    @Test
    void a_reload_takes_what_is_in_the_files_now() throws IOException {
        assertThat(security.current().identity()).isEqualTo(first);
        assertThat(security.current().trusted().authorities()).containsExactly(authority.certificate);
        write(second);
        assertThat(security.current().identity()).isEqualTo(first);
        assertThat(security.reload()).isEqualTo(security.current());
        assertThat(security.current().identity()).isEqualTo(second);
    }

    @Test
    void a_reload_of_the_same_changes_nothing() {
        Current before = security.current();
        assertThat(security.reload()).isEqualTo(before);
    }

    @Test
    void a_bad_identity_leaves_everything_as_it_was() throws IOException {
        Current before = security.current();
        Files.writeString(identity, second.pem() + pem(first.key()));
        Files.writeString(trust, pem(List.of(new TestAuthority().certificate)));
        assertThatThrownBy(() -> security.reload())
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("identity file " + identity)
                .hasMessageContaining("does not belong");
        assertThat(security.current()).isSameAs(before);
        Files.delete(identity);
        assertThatThrownBy(() -> security.reload()).hasMessageContaining("there is no such file");
        assertThat(security.current()).isSameAs(before);
    }

    @Test
    void bad_authorities_leave_the_identity_as_it_was_too() throws IOException {
        Current before = security.current();
        write(second);
        Files.writeString(trust, "nothing");
        assertThatThrownBy(() -> security.reload())
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("trust file " + trust);
        assertThat(security.current()).isSameAs(before);
        Files.writeString(trust, pem(List.of(authority.certificate)));
        assertThat(security.reload().identity()).isEqualTo(second);
    }

    @Test
    void fixed_values_stay_with_a_reload() {
        ServerSecurity fixed = ServerSecurity.of(first, TrustedCertificates.none());
        assertThat(fixed.reload()).isSameAs(fixed.current());
        assertThat(fixed.current().trusted().authorities()).isEmpty();
    }

    @Test
    void warnings_name_open_files_and_dates_of_both() throws IOException {
        assertThat(security.warnings(NOW)).isEmpty();
        Files.setPosixFilePermissions(identity, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(security.warnings(LATER.plusSeconds(1)))
                .satisfiesExactly(
                        open -> assertThat(open).contains("users other than its owner"),
                        expired -> assertThat(expired).contains("CN=authority expired at", "no client"));
    }

    @Test
    void a_trust_file_may_be_pkcs12_with_entries_that_are_marked_as_trusted()
            throws IOException, GeneralSecurityException {
        KeyStore store = TestAuthority.store();
        store.setCertificateEntry("a", authority.certificate);
        Path file = TestAuthority.write(folder.resolve("trust.p12"), store, "pw");
        Path password = Files.writeString(folder.resolve("pw"), "pw\n");
        assertThat(new TrustFile(file, Optional.of(password)).read().authorities())
                .containsExactly(authority.certificate);
    }

    @Test
    void a_trust_file_without_authorities_or_with_a_private_key_is_refused() throws IOException {
        assertThat(refusal(pem(first.key()) + first.pem())).contains("it has a private key");
        assertThat(refusal("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"))
                .contains("it has no trusted certificate");
        assertThat(refusal("")).contains("it is empty");
        assertThat(refusal(first.pem().substring(0, 200))).contains("a block 'CERTIFICATE' has no end");
        Path empty = TestAuthority.write(folder.resolve("e.p12"), TestAuthority.store(), "");
        assertThatThrownBy(() -> TrustFile.at(empty).read()).hasMessageContaining("no trusted certificate");
        Path key =
                TestAuthority.write(folder.resolve("k.p12"), TestAuthority.store("", first.key(), first.chain()), "");
        assertThatThrownBy(() -> TrustFile.at(key).read()).hasMessageContaining("it has a private key");
    }

    private String refusal(String content) throws IOException {
        Files.writeString(trust, content);
        List<String> messages = new ArrayList<>();
        assertThatThrownBy(() -> TrustFile.at(trust).read())
                .isInstanceOf(InvalidInput.class)
                .satisfies(e -> messages.add(e.getMessage()));
        return messages.get(0);
    }

    private void write(ServerIdentity made) throws IOException {
        Files.deleteIfExists(identity);
        IdentityFile.at(identity).makeIfMissing(() -> made);
    }
}
