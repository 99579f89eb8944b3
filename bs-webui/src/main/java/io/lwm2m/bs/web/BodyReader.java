// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.rest.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body of limited size without holding a thread. What is too large is read on for a while, and thrown away: many
 * clients look for an answer only when they have sent everything.
 */
final class BodyReader implements Runnable {

    /** The largest body in bytes. */
    static final int MOST = 1 << 20;

    private static final long MOST_DRAINED = 16L << 20;

    private final Request request;
    private final Consumer<byte[]> whole;
    private final Consumer<Throwable> failed;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long size;

    BodyReader(Request request, Consumer<byte[]> whole, Consumer<Throwable> failed) {
        this.request = request;
        this.whole = whole;
        this.failed = failed;
    }

    /** Begins to read; one of the two consumers is called in the end, perhaps on another thread. */
    void start() {
        long announced = request.getLength();
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
        if (announced > MOST_DRAINED || announced > MOST && waits) {
            failed.accept(tooLarge());
        } else {
            run();
        }
    }

    /** Reads what is there; called again when there is more. */
    @Override
    public void run() {
        while (size <= MOST_DRAINED) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                failed.accept(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) {
                break;
            }
        }
        finish();
    }

    private void take(ByteBuffer bytes) {
        size += bytes.remaining();
        if (size <= MOST) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
        }
    }

    private void finish() {
        if (size > MOST) {
            failed.accept(tooLarge());
        } else {
            whole.accept(body.toByteArray());
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(413, "the body has more than " + MOST + " bytes; send it in parts");
    }
}
