// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.californium.elements.util.DaemonThreadFactory;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.HandshakeResult;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the questions of handshakes on threads of their own: a store that takes its time holds up nobody else. As many
 * questions wait as can be answered in time; more of them, or a store that fails, end their handshakes at once.
 */
final class Lookups {

    private static final int THREADS = 4;
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

    private final ThreadPoolExecutor executor;
    private volatile HandshakeResultHandler answers = result -> {};
    private volatile BiConsumer<ConnectionId, HandshakeException> failures = (connection, why) -> {};

    Lookups() {
        executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                new DaemonThreadFactory("dtls-lookup#"));
        executor.allowCoreThreadTimeOut(true);
    }

    /** Where answers go. */
    void answerTo(HandshakeResultHandler handler) {
        answers = handler;
    }

    /** Where it goes when there is no answer, or a bad one: the handshake of the connection is to end with an alert. */
    void failTo(BiConsumer<ConnectionId, HandshakeException> handler) {
        failures = handler;
    }

    void ask(ConnectionId connection, Callable<HandshakeResult> question) {
        try {
            executor.execute(() -> answer(connection, question));
        } catch (RejectedExecutionException e) {
            refuse(connection, unanswered("too many handshakes wait for the store"));
        }
    }

    private void answer(ConnectionId connection, Callable<HandshakeResult> question) {
        try {
            answers.apply(question.call());
        } catch (HandshakeException e) {
            refuse(connection, e);
        } catch (Exception e) {
            refuse(connection, unanswered("the credentials cannot be read: " + e.getMessage()));
        }
    }

    private static Refusal unanswered(String why) {
        return new Refusal(why, AlertDescription.INTERNAL_ERROR);
    }

    void refuse(ConnectionId connection, HandshakeException why) {
        failures.accept(connection, why);
    }

    /** Does something when there is time; not at all when there is far too much to do. */
    void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Too much to do: a failed handshake is not recorded");
        }
    }

    void close() {
        executor.shutdownNow();
    }
}
