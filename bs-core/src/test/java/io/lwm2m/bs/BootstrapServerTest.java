// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.SessionJournal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every function and argument form of the wiki. */
@Timeout(30)
class BootstrapServerTest {

    private static final ServerAccount A = ServerAccount.to("coap://a").with(Properties.SHORT_SERVER_ID, 1L);
    private static final ServerAccount B = ServerAccount.to("coap://b").with(Properties.SHORT_SERVER_ID, 2L);

    private final BootstrapServer server =
            BootstrapServer.builder().door(new FakeDoor()).build();

    @Test
    void configure_takes_one_or_several_accounts_or_a_list_and_yields_the_client_name() {
        assertThat(server.configure("node1", A).join()).isEqualTo("node1");
        assertThat(server.configure("node2", A, B).join()).isEqualTo("node2");
        assertThat(server.configure("node3", List.of(A, B)).join()).isEqualTo("node3");
        assertThat(server.list().join())
                .isEqualTo(Map.of("node1", Map.of(0, A), "node2", Map.of(0, A, 1, B), "node3", Map.of(0, A, 1, B)));
    }

    @Test
    void list_gives_all_or_one_or_some() {
        server.configure("node2", B);
        server.configure("node1", A, B);
        assertThat(server.list().join().keySet()).containsExactly("node1", "node2");
        assertThat(server.list("node1").join()).isEqualTo(Map.of(0, A, 1, B));
        assertThat(server.list("unknown").join()).isEmpty();
        assertThat(server.list(List.of("node2", "unknown", "node2")).join()).isEqualTo(Map.of("node2", Map.of(0, B)));
        assertThat(server.list(List.of()).join()).isEmpty();
    }

    @Test
    void list_goes_through_all_pages() {
        IntStream.range(0, 2001).forEach(i -> server.admin().configure("node" + i, List.of(A)));
        assertThat(server.list().join()).hasSize(2001);
        server.remove("node0").join();
        assertThat(server.list().join()).hasSize(2000);
    }

    @Test
    void find_gives_the_revision_too() {
        server.configure("node1", A).join();
        assertThat(server.find("node1").join().orElseThrow().revision()).isPositive();
        assertThat(server.find("unknown").join()).isEmpty();
    }

    @Test
    void remove_takes_all_or_a_client_or_one_configuration() {
        server.configure("node1", A, B);
        server.configure("node2", A, B);
        server.configure("node3", A);
        assertThat(server.remove("node1", 0).join()).isEqualTo("node1");
        assertThat(server.list("node1").join()).isEqualTo(Map.of(1, B));
        assertThat(server.remove("node2").join()).isEqualTo("node2");
        assertThat(server.list("node2").join()).isEmpty();
        assertThat(server.remove().join().longValue()).isEqualTo(2);
        assertThat(server.list().join()).isEmpty();
    }

    @Test
    void calls_are_carried_out_in_the_order_in_which_they_were_made() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        List<CompletableFuture<SortedMap<Integer, ServerAccount>>> lists = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(server.configure("node1", ServerAccount.to("coap://h:" + (i + 1))));
            lists.add(server.list("node1"));
            calls.add(server.remove("node1"));
        }
        calls.forEach(CompletableFuture::join);
        for (int i = 0; i < lists.size(); i++) {
            assertThat(lists.get(i).join().values())
                    .extracting(ServerAccount::serverUri)
                    .containsExactly("coap://h:" + (i + 1));
        }
    }

    @Test
    void failed_calls_do_not_hold_up_the_next_ones() {
        CompletableFuture<String> bad = server.remove("node1");
        assertThat(server.configure("node1", A).join()).isEqualTo("node1");
        assertThat(bad).isCompletedExceptionally();
    }

    @Test
    void a_future_fails_with_the_exception_itself() {
        assertThat(failure(server.remove("node9"))).isInstanceOf(NotFound.class).hasMessageContaining("'node9'");
        assertThat(failure(server.remove("node9", 0)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("'node9'");
        server.configure("node1", A).join();
        assertThat(failure(server.remove("node1", 5)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("5");
        assertThat(failure(server.configure("node1", ServerAccount.to("http://x"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("serverURI")
                .hasMessageContaining("http://x");
        assertThat(failure(server.configure("node1")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least one");
        AtomicReference<Throwable> told = new AtomicReference<>();
        server.remove("node9")
                .whenComplete((name, error) -> told.set(error))
                .exceptionally(error -> null)
                .join();
        assertThat(told.get()).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a\nb"})
    void a_bad_client_name_is_a_failed_future(String name) {
        for (Function<String, CompletableFuture<?>> call : List.<Function<String, CompletableFuture<?>>>of(
                server::list,
                server::find,
                server::remove,
                it -> server.remove(it, 0),
                it -> server.configure(it, A),
                it -> server.configure(it, List.of(A)),
                it -> server.list(Arrays.asList("node1", it)))) {
            assertThat(failure(call.apply(name)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("clientName: the client name must not ");
        }
    }

    @Test
    void null_instead_of_names_is_a_failed_future() {
        assertThat(failure(server.list((Collection<String>) null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("the client names must not be null");
    }

    @Test
    void null_instead_of_a_configuration_is_a_failed_future_that_says_which() {
        List<CompletableFuture<String>> single = List.of(
                server.configure("node1", (ServerAccount) null),
                server.configure("node1", (ServerAccount[]) null),
                server.configure("node1", (List<ServerAccount>) null),
                server.configure("node1", Arrays.asList((ServerAccount) null)));
        assertThat(single)
                .allSatisfy(call -> assertThat(failure(call))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessage("the configuration must not be null"));
        assertThat(failure(server.configure("node1", A, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("1: the configuration must not be null");
        assertThat(server.list().join()).isEmpty();
    }

    @Test
    void arguments_are_taken_as_they_were_when_the_call_was_made() {
        CountDownLatch busy = new CountDownLatch(1);
        server.addListener(new BootstrapListener() {
            @Override
            public void ready() {
                await(busy);
            }
        });
        CompletableFuture<Void> blocked = server.start();
        List<ServerAccount> accounts = new ArrayList<>(List.of(A));
        List<String> names = new ArrayList<>(List.of("node1"));
        CompletableFuture<String> configured = server.configure("node1", accounts);
        CompletableFuture<Map<String, SortedMap<Integer, ServerAccount>>> listed = server.list(names);
        accounts.set(0, B);
        names.clear();
        busy.countDown();
        CompletableFuture.allOf(blocked, configured).join();
        assertThat(listed.join()).isEqualTo(Map.of("node1", Map.of(0, A)));
    }

    @Test
    void a_call_from_the_callback_of_another_can_be_waited_for() {
        Map<Integer, ServerAccount> found = server.configure("node1", A)
                .thenApply(name -> server.list(name).join())
                .join();
        assertThat(found).isEqualTo(Map.of(0, A));
    }

    @Test
    void calls_run_on_a_daemon_thread_that_ends_when_idle() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Turns turns = new Turns();
        CountDownLatch done = new CountDownLatch(1);
        turns.execute(() -> {
            thread.set(Thread.currentThread());
            done.countDown();
        });
        await(done);
        assertThat(thread.get().getName()).isEqualTo("bs-calls");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void the_journal_is_there_to_read() {
        assertThat(server.journal().newest(SessionJournal.Query.of(java.util.Optional.empty(), 1)))
                .isEmpty();
    }

    static Throwable failure(CompletableFuture<?> call) {
        try {
            return new AssertionError("no failure but " + call.get());
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(BootstrapException.class);
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
