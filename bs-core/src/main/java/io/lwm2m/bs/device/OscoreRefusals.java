// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.FewRecords;
import io.lwm2m.bs.device.oscore.Refusals;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/** Keeps records of OSCORE requests that nobody could read. */
final class OscoreRefusals implements Refusals {

    private final SessionRecords records;
    private final FewRecords few;

    OscoreRefusals(SessionRecords records, LongSupplier nanos) {
        this.records = records;
        this.few = new FewRecords(nanos);
    }

    @Override
    public void refused(String client, InetSocketAddress peer, String why) {
        few.next()
                .ifPresent(text -> records.refused(client, Addresses.print(peer), Proof.COAP_OSCORE, text.apply(why)));
    }
}
