// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsweringTest {

    private final Answering client = new Answering();
    private final Object session = new Object();

    @Test
    void aClientIsAliveFromItsFirstAnswerToTheEndOfItsSession() {
        client.began(session);
        assertThat(client.isAlive()).isFalse();
        client.answered();
        assertThat(client.isAlive()).isTrue();
        client.ended(session);
        assertThat(client.isAlive()).isFalse();
    }

    @Test
    void anAnswerAfterTheEndKeepsNobodyOutAsAReplay() {
        client.began(session);
        client.ended(session);
        client.answered();
        assertThat(client.isAlive()).isFalse();
    }

    @Test
    void theEndOfAnOlderSessionIsNotTheEndOfTheNewest() {
        client.began(new Object());
        client.began(session);
        client.answered();
        client.ended(new Object());
        assertThat(client.isAlive()).isTrue();
    }
}
