// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SHORT_SERVER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Changes that are only tried. */
class DryRunTest {

    private static final ServerAccount PLAIN = ServerAccount.to("coap://p");
    private static final ServerAccount SHORT_KEY = ServerAccount.to("coaps://s")
            .with(PUB_KEY_ID, Opaque.ofText("id"))
            .with(SECRET_KEY, Secret.ofText("sesame"));
    private static final ServerAccount BAD = ServerAccount.to("http://x").with(SHORT_SERVER_ID, 0L);

    private final ConfigurationAdmin admin = new ConfigurationAdmin(new InMemoryConfigurationStore());

    @Test
    void it_answers_what_the_change_answers_and_stores_nothing() {
        Configured tried = admin.wouldConfigure("node1", List.of(PLAIN, SHORT_KEY));
        assertThat(admin.find("node1")).isEmpty();
        Configured done = admin.configure("node1", List.of(PLAIN, SHORT_KEY));
        assertThat(tried.client().accounts()).isEqualTo(done.client().accounts());
        assertThat(tried.warnings()).isEqualTo(done.warnings()).hasSize(1);
        assertThat(tried.client().revision()).isZero();

        SortedMap<Integer, ServerAccount> other = numbered(PLAIN);
        Configured replaced = admin.wouldReplace("node1", other);
        assertThat(replaced.client().revision()).isEqualTo(done.client().revision());
        assertThat(admin.find("node1")).contains(done.client());
        assertThat(replaced.client().accounts())
                .isEqualTo(admin.replace("node1", other, OptionalLong.empty())
                        .client()
                        .accounts());
    }

    @Test
    void it_finds_the_same_violations() {
        assertSame(
                () -> admin.wouldConfigure("node1", List.of(PLAIN, BAD)),
                () -> admin.configure("node1", List.of(PLAIN, BAD)));
        assertSame(
                () -> admin.wouldReplace("node1", numbered(BAD)),
                () -> admin.replace("node1", numbered(BAD), OptionalLong.empty()));
        assertSame(() -> admin.wouldConfigure("", List.of(PLAIN)), () -> admin.configure("", List.of(PLAIN)));
        assertSame(() -> admin.wouldConfigure("node1", List.of()), () -> admin.configure("node1", List.of()));
        assertSame(
                () -> admin.wouldReplace("node1", new TreeMap<>()),
                () -> admin.replace("node1", new TreeMap<>(), OptionalLong.empty()));
    }

    @Test
    void keys_that_are_wished_for_are_not_told() {
        ServerAccount wish = ServerAccount.to("coaps://s").with(SECRET_KEY, Secret.generated(16));
        Configured tried = admin.wouldConfigure("node1", List.of(wish));
        assertThat(tried.generated()).isEmpty();
        assertThat(tried.client().accounts().get(0).get(PUB_KEY_ID)).contains(Opaque.ofText("node1-1"));
    }

    private static SortedMap<Integer, ServerAccount> numbered(ServerAccount account) {
        return new TreeMap<>(Map.of(3, account));
    }

    private static void assertSame(ThrowingCallable tried, ThrowingCallable done) {
        List<Violation> expected =
                catchThrowableOfType(InvalidInput.class, done).violations();
        assertThat(catchThrowableOfType(InvalidInput.class, tried).violations())
                .isNotEmpty()
                .isEqualTo(expected);
    }
}
