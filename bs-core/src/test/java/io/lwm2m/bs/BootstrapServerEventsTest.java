// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.BootstrapException.SessionFailed;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.store.SessionJournal;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BootstrapServerEventsTest {

    private static final Origin ORIGIN = new Origin("node1", "127.0.0.1:5683", "coap", "bs1");
    private static final Exchange EXCHANGE = new Exchange(
            Exchange.Operation.FINISH,
            "/bs",
            Optional.empty(),
            0,
            new Exchange.Answer(Optional.of("2.04"), Optional.empty()),
            Duration.ZERO);

    private final FakeDoor door = new FakeDoor();
    private final BootstrapServer server = BootstrapServer.builder().door(door).build();
    private final Heard heard = new Heard();

    @Test
    void ready_comes_before_start_is_done() {
        server.addListener(heard);
        server.start().thenRun(() -> heard.events.add("started")).join();
        assertThat(heard.events).containsExactly("ready", "started");
        assertThat(server.endpoints()).containsExactly(FakeDoor.ENDPOINT);
    }

    @Test
    void starting_a_started_server_does_nothing() {
        server.addListener(heard);
        server.start();
        server.start().join();
        assertThat(door.calls).containsExactly("open");
        assertThat(heard.events).containsExactly("ready");
    }

    @Test
    void stopping_a_stopped_server_does_nothing() {
        server.stop().join();
        server.start();
        server.stop();
        server.stop().join();
        assertThat(door.calls).containsExactly("open", "close PT5S");
        assertThat(server.endpoints()).isEmpty();
    }

    @Test
    void a_stopped_server_keeps_its_configurations_and_can_start_again() {
        server.addListener(heard);
        server.start();
        server.configure("node1", ServerAccount.to("coap://a"));
        server.stop();
        server.start().join();
        assertThat(door.calls).containsExactly("open", "close PT5S", "open");
        assertThat(heard.events).containsExactly("ready", "ready");
        assertThat(server.list("node1").join()).hasSize(1);
    }

    @Test
    void a_start_that_failed_is_told_and_can_be_tried_again() {
        server.addListener(heard);
        door.failure = new StartFailed("port 5783 is in use: stop the other server", new BindException());
        assertThat(BootstrapServerTest.failure(server.start())).isSameAs(door.failure);
        assertThat(server.endpoints()).isEmpty();
        server.stop().join();
        assertThat(heard.events).isEmpty();
        door.failure = null;
        server.start().join();
        assertThat(heard.events).containsExactly("ready");
    }

    @Test
    void a_class_that_is_missing_fails_the_start_and_not_the_server() {
        door.failure = new NoClassDefFoundError("org/eclipse/californium/scandium/DTLSConnector");
        assertThat(server.start())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(Exception.class)
                .withCause(door.failure);
        door.failure = null;
        server.start().join();
        assertThat(server.endpoints()).isNotEmpty();
    }

    @Test
    void a_stop_that_failed_is_told_and_leaves_a_stopped_server() {
        server.start().join();
        door.failure = new IllegalStateException("stuck");
        assertThat(server.stop())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(Exception.class)
                .withCause(door.failure);
        door.failure = null;
        assertThat(server.endpoints()).isEmpty();
        server.start().join();
        assertThat(door.calls).containsExactly("open", "close PT5S", "open");
    }

    @Test
    void devices_get_what_is_configured() {
        server.start();
        server.configure("node1", ServerAccount.to("coap://a")).join();
        assertThat(door.context.resolver().resolve("node1").orElseThrow().accounts())
                .hasSize(1);
        assertThat(door.context.resolver().resolve("node2")).isEmpty();
    }

    @Test
    void the_steps_of_a_session_are_passed_on() {
        server.addListener(heard);
        server.start().join();
        door.context.observer().sessionStarted("s1", ORIGIN);
        door.context.observer().sessionProgressed("s1", ORIGIN, EXCHANGE);
        door.context.observer().sessionFinished(session("s1", Outcome.BOOTSTRAPPED));
        assertThat(heard.events)
                .containsExactly(
                        "ready",
                        "started s1",
                        "progressed s1 Bootstrap-Finish /bs: 2.04",
                        "finished s1",
                        "bootstrapped node1");
        assertThat(server.journal().newest(SessionJournal.Query.of(Optional.of("node1"), 10)))
                .containsExactly(session("s1", Outcome.BOOTSTRAPPED));
    }

    @Test
    void a_failed_session_is_an_error_with_the_session_in_it() {
        server.addListener(heard);
        server.start().join();
        door.context.observer().sessionFinished(session("s1", Outcome.FAILED));
        assertThat(heard.events).containsExactly("ready", "finished s1", "error node1: because");
        assertThat(heard.errors)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionFailed.class,
                        error -> assertThat(error.session()).isEqualTo(session("s1", Outcome.FAILED)));
        assertThat(heard.errors.get(0).getStackTrace()).isEmpty();
    }

    @Test
    void a_refused_request_is_no_error() {
        server.addListener(heard);
        server.start().join();
        door.context.observer().sessionFinished(session("s1", Outcome.REFUSED));
        assertThat(heard.events).containsExactly("ready", "finished s1");
        assertThat(server.journal().newest(SessionJournal.Query.of(Optional.empty(), 10)))
                .hasSize(1);
    }

    @Test
    void the_journal_has_a_session_before_listeners_hear_of_it() {
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                heard.events.add("in journal: "
                        + server.journal()
                                .newest(SessionJournal.Query.of(Optional.empty(), 1))
                                .size());
            }
        });
        server.start().join();
        door.context.observer().sessionFinished(session("s1", Outcome.BOOTSTRAPPED));
        assertThat(heard.events).containsExactly("in journal: 1");
    }

    @Test
    void a_listener_that_throws_does_no_harm() {
        server.addListener(new Throwing());
        server.addListener(heard);
        server.start().join();
        door.context.observer().sessionStarted("s1", ORIGIN);
        door.context.observer().sessionProgressed("s1", ORIGIN, EXCHANGE);
        door.context.observer().sessionFinished(session("s1", Outcome.BOOTSTRAPPED));
        door.context.observer().sessionFinished(session("s2", Outcome.FAILED));
        assertThat(heard.events).hasSize(7);
        assertThat(server.endpoints()).isNotEmpty();
    }

    @Test
    void a_journal_that_fails_is_an_error_and_the_session_is_told_all_the_same() {
        StoreFailed full = new StoreFailed("the disk is full", null);
        SessionJournal broken = new BrokenJournal(full);
        BootstrapServer other =
                BootstrapServer.builder().door(door).journal(broken).build();
        other.addListener(heard);
        other.start().join();
        door.context.observer().sessionFinished(session("s1", Outcome.BOOTSTRAPPED));
        assertThat(heard.events)
                .containsExactly("ready", "error the disk is full", "finished s1", "bootstrapped node1");
    }

    @Test
    void a_journal_that_fails_with_an_error_does_no_harm_either() {
        NoClassDefFoundError missing = new NoClassDefFoundError("org/sqlite/JDBC");
        SessionJournal broken = new BrokenJournal(missing);
        BootstrapServer other =
                BootstrapServer.builder().door(door).journal(broken).build();
        other.addListener(heard);
        other.start().join();
        door.context.observer().sessionFinished(session("s1", Outcome.BOOTSTRAPPED));
        assertThat(heard.errors).containsExactly(missing);
        assertThat(heard.events).endsWith("finished s1", "bootstrapped node1");
    }

    @Test
    void a_listener_that_was_removed_hears_nothing() {
        server.addListener(heard);
        server.removeListener(heard);
        server.removeListener(heard);
        server.start().join();
        assertThat(heard.events).isEmpty();
    }

    @Test
    void a_listener_may_configure_and_wait_when_the_server_is_ready() {
        server.addListener(new BootstrapListener() {
            @Override
            public void ready() {
                heard.events.add(
                        server.configure("node1", ServerAccount.to("coap://a")).join());
            }
        });
        server.start().join();
        assertThat(heard.events).containsExactly("node1");
    }

    private static SessionRecord session(String id, Outcome outcome) {
        Optional<String> cause = outcome == Outcome.BOOTSTRAPPED ? Optional.empty() : Optional.of("because");
        return new SessionRecord(
                id,
                ORIGIN,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(EXCHANGE),
                new SessionRecord.Result(outcome, cause));
    }

    /** Remembers all that it hears. */
    private static final class Heard implements BootstrapListener {

        final List<String> events = new CopyOnWriteArrayList<>();
        final List<Throwable> errors = new CopyOnWriteArrayList<>();

        @Override
        public void ready() {
            events.add("ready");
        }

        @Override
        public void bootstrapped(String clientName) {
            events.add("bootstrapped " + clientName);
        }

        @Override
        public void error(Throwable error) {
            errors.add(error);
            events.add("error " + error.getMessage());
        }

        @Override
        public void sessionStarted(String sessionId, Origin origin) {
            events.add("started " + sessionId);
        }

        @Override
        public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
            events.add("progressed " + sessionId + " " + exchange);
        }

        @Override
        public void sessionFinished(SessionRecord session) {
            events.add("finished " + session.id());
        }
    }

    /** Fails whatever it is told, with an exception or with an error. */
    private static final class Throwing implements BootstrapListener {

        @Override
        public void ready() {
            throw new AssertionError("ready");
        }

        @Override
        public void bootstrapped(String clientName) {
            throw new IllegalStateException(clientName);
        }

        @Override
        public void error(Throwable error) {
            throw new IllegalStateException(error);
        }

        @Override
        public void sessionStarted(String sessionId, Origin origin) {
            throw new StackOverflowError();
        }

        @Override
        public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
            throw new IllegalStateException(sessionId);
        }

        @Override
        public void sessionFinished(SessionRecord session) {
            throw new IllegalStateException(session.id());
        }
    }
}
