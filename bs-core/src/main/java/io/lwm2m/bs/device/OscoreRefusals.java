// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.Rate;
import io.lwm2m.bs.device.oscore.Refusals;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps records of OSCORE requests that nobody could read, of a few in a second: nobody fills the journal with them. */
final class OscoreRefusals implements Refusals {

    private static final int IN_A_BURST = 20;
    private static final Duration BURST = Duration.ofSeconds(5);

    private final SessionRecords records;
    private final LongSupplier nanos;
    private final Rate<String> rate = new Rate<>(IN_A_BURST, BURST, 1);
    private final AtomicLong untold = new AtomicLong();

    OscoreRefusals(SessionRecords records, LongSupplier nanos) {
        this.records = records;
        this.nanos = nanos;
    }

    @Override
    public void refused(String client, InetSocketAddress peer, String why) {
        if (!rate.permits("", nanos.getAsLong())) {
            untold.incrementAndGet();
            return;
        }
        long others = untold.getAndSet(0);
        String cause = others == 0 ? why : why + "; " + others + " others were refused before";
        records.refused(client, Addresses.print(peer), Proof.COAP_OSCORE, cause);
    }
}
