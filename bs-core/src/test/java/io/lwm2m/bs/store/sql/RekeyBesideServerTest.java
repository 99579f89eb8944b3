// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.CredentialSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PostgreSQL lets 'rekey' run while a server is connected: that server must not write keys in the old form. */
class RekeyBesideServerTest {

    @Test
    void a_server_with_the_old_key_writes_nothing_any_more() {
        DatabaseSettings plain = TestPostgres.freshDatabase();
        StoreKey key = StoreKey.parse("ab".repeat(32), "the key");
        try (Database server = Database.open(plain);
                Database rekeying = Database.open(plain)) {
            SqlConfigurationStore store = new SqlConfigurationStore(server);
            ClientConfigurations before = store.save(Folder.client("node1"));
            Rekey.of(rekeying, Optional.of(key), done -> {});
            assertThatThrownBy(() -> store.save(Folder.client("node2")))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("start this server again");
            assertThatThrownBy(() -> store.save(before)).isInstanceOf(StoreFailed.class);
            assertThatThrownBy(() -> store.saveAll(List.of(Folder.client("node3"))))
                    .isInstanceOf(StoreFailed.class);
            SqlCredentialStore credentials = new SqlCredentialStore(server);
            assertThatThrownBy(() -> credentials.put(CredentialSamples.psk("node4")))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("start this server again");
        }
        try (Database again = Database.open(plain.encryptedWith(key))) {
            assertThat(new SqlConfigurationStore(again).count()).isEqualTo(1);
        }
    }

    @Test
    void a_password_in_the_url_is_refused_and_not_shown() {
        for (String url : List.of("jdbc:postgresql://h/x?user=a&password=geheim", "jdbc:postgresql://a:geheim@h/x")) {
            assertThatThrownBy(() -> new DatabaseSettings(url, Optional.empty(), Optional.empty(), Optional.empty()))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("--db-password-file")
                    .hasMessageNotContaining("geheim");
        }
    }
}
