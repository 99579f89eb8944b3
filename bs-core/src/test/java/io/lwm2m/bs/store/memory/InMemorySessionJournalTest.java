// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionJournalContract;
import org.junit.jupiter.api.Test;

class InMemorySessionJournalTest extends SessionJournalContract {

    @Override
    protected SessionJournal emptyJournal(int capacity) {
        return new InMemorySessionJournal(capacity);
    }

    @Test
    void a_journal_for_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemorySessionJournal(0))
                .withMessage("capacity must be at least 1, not 0");
    }
}
