// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.device.dtls.DtlsSettings;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who begin handshakes and do not mean it; a client that does gets through, and the journal stays readable. */
class DtlsFloodTest extends DtlsRig {

    private static final int MOST_AT_ONCE = 20;
    private static final int PER_ADDRESS = 30;
    private static final int FLOOD = 300;
    private static final int RECORDS_IN_A_BURST = 20;

    private final AtomicLong nanos = new AtomicLong();
    private final List<RawHello> flood = new ArrayList<>();

    @Override
    DtlsSettings settings() {
        return new DtlsSettings(1_000, Duration.ofMinutes(5), MOST_AT_ONCE, PER_ADDRESS);
    }

    @Override
    BootstrapServerBuilder prepared(BootstrapServerBuilder builder) {
        return builder.time(new Time(Instant::now, nanos::get));
    }

    @BeforeEach
    void know() {
        knowPsk();
    }

    @AfterEach
    void end() {
        flood.forEach(RawHello::close);
    }

    private RawHello from(String address) throws IOException {
        RawHello one = new RawHello(address, coaps());
        flood.add(one);
        return one;
    }

    /** Records of the flood may still come meanwhile. */
    private void assertAGoodClientGetsThrough() throws Exception {
        device(DtlsClient.psk("identity1", KEY)).request("ep=node1");
        SessionRecord session = session();
        while (session.outcome() == Outcome.REFUSED) {
            session = session();
        }
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void whoDoesNotAnswerLeavesNoTrace() throws Exception {
        for (int i = 0; i < FLOOD; i++) {
            assertThat(from("127.0.0.2").hello()).isNotEmpty();
        }
        assertThat(sessions).isEmpty();
        assertAGoodClientGetsThrough();
    }

    @Test
    void oneAddressBeginsOnlySoManyHandshakes() throws Exception {
        int begun = 0;
        for (int i = 0; i < FLOOD; i++) {
            RawHello one = from("127.0.0.2");
            begun += one.hello(one.hello()) == RawHello.HANDSHAKE ? 1 : 0;
        }
        assertThat(begun).isEqualTo(PER_ADDRESS);
        assertAGoodClientGetsThrough();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        RawHello later = from("127.0.0.2");
        assertThat(later.hello(later.hello())).isEqualTo(RawHello.HANDSHAKE);
    }

    @Test
    void whoTakesLongestMakesRoom() throws Exception {
        for (int i = 0; i < 3 * MOST_AT_ONCE; i++) {
            RawHello one = from("127.0.1." + (1 + i));
            assertThat(one.hello(one.hello())).isEqualTo(RawHello.HANDSHAKE);
        }
        assertThat(flood.get(0).next()).isEqualTo(RawHello.ALERT);
        assertAGoodClientGetsThrough();
    }

    @Test
    void aFloodLeavesFewRecords() throws Exception {
        for (int i = 0; i < FLOOD; i++) {
            RawHello one = from("127.0.0.2");
            one.hello(one.hello());
        }
        List<SessionRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS_IN_A_BURST; i++) {
            records.add(session());
        }
        assertThat(records)
                .allSatisfy(record -> assertThat(record.result().cause().orElseThrow())
                        .startsWith("DTLS handshake failed: too many "));
        assertThat(sessions).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        RawHello late = from("127.0.0.2");
        late.hello(late.hello());
        // the last one of the flood may be recorded after this one
        String cause = session().result().cause().orElseThrow();
        while (!cause.contains("others failed before")) {
            cause = session().result().cause().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void garbageIsDropped(long seed) throws Exception {
        Random random = new Random(seed);
        RawHello one = from("127.0.0.2");
        byte[] cookie = one.hello();
        for (int i = 0; i < 10 * FLOOD; i++) {
            byte[] datagram = RawHello.datagram(1, cookie);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                datagram[random.nextInt(datagram.length)] = (byte) random.nextInt(256);
            }
            one.send(Arrays.copyOf(datagram, random.nextInt(4) == 0 ? random.nextInt(200) : datagram.length));
        }
        assertAGoodClientGetsThrough();
    }
}
