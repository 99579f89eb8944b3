// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Races for tests. */
public final class Threads {

    private Threads() {}

    /** Runs a piece of work in so many threads that start at the same moment; answers in the order of the threads. */
    public static <T> List<T> together(int count, IntFunction<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<CompletableFuture<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(CompletableFuture.supplyAsync(() -> run(start, number, work), executor));
            }
            List<T> answers = new ArrayList<>();
            running.forEach(future -> answers.add(future.join()));
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> T run(CyclicBarrier start, int number, IntFunction<T> work) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException("the race was called off", e);
        }
        return work.apply(number);
    }
}
