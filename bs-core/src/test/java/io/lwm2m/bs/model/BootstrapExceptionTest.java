// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapExceptionTest {

    private static final Violation BAD = new Violation("lifetime", "out-of-range", "must be more");

    @Test
    void a_few_violations_are_all_in_the_message() {
        assertThat(new InvalidInput(List.of(BAD, BAD))).hasMessage("lifetime: must be more; lifetime: must be more");
        assertThat(new InvalidInput(Collections.nCopies(20, BAD)).getMessage()).doesNotContain("more;  and", " and ");
    }

    @Test
    void of_many_violations_the_message_has_some_and_their_number() {
        InvalidInput many = new InvalidInput(Collections.nCopies(1254, BAD));
        assertThat(many.getMessage()).endsWith("; and 1234 more").hasSizeLessThan(1000);
        assertThat(many.violations()).hasSize(1254);
    }
}
