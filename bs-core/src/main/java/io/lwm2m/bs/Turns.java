// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls one after the other on one daemon thread, which ends when there is nothing to do. A call from that thread
 * runs at once: were it queued, whoever waits for it there would wait for ever.
 */
final class Turns implements Executor {

    private final ThreadPoolExecutor queue =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    private volatile @Nullable Thread current;

    Turns() {
        queue.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable call) {
        if (Thread.currentThread() == current) {
            call.run();
        } else {
            queue.execute(call);
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bs-calls");
        thread.setDaemon(true);
        current = thread;
        return thread;
    }
}
