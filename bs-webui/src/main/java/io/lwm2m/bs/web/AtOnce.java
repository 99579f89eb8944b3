// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Keeps long operations from taking all threads: some of them at a time. */
final class AtOnce {

    private final Map<Class<?>, Semaphore> running = new ConcurrentHashMap<>();

    /**
     * Carries it out.
     *
     * @throws Refusal 429 when as many as may be are running
     */
    Reply run(Operation operation, Supplier<Reply> work) {
        if (operation.atOnce() == Integer.MAX_VALUE) {
            return work.get();
        }
        Semaphore free = running.computeIfAbsent(operation.getClass(), type -> new Semaphore(operation.atOnce()));
        if (!free.tryAcquire()) {
            throw new Refusal(
                    Problem.of(429, "this runs already, and takes a while; try again later"),
                    Map.of("Retry-After", "5"));
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
