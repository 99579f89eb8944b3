// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0:5783, 0.0.0.0, 5783",
        "localhost:0, localhost, 0",
        "[::1]:5783, ::1, 5783",
        "[fe80::1%eth0]:1, fe80::1%eth0, 1",
        ":5783, 127.0.0.1, 5783",
        "5783, 127.0.0.1, 5783",
        "a.b-c.example:65535, a.b-c.example, 65535"
    })
    void reads_hosts_and_ports_in_the_forms_people_write_them(String text, String host, int port) {
        assertThat(HostPort.parse(text, "127.0.0.1")).isEqualTo(new HostPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "foo:", "::1:5783", "[::1]", "h:p", "h:1:2", "coap://h:1", "h:123456", "a b:1"})
    void tells_what_is_wanted_when_it_is_no_address(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostPort.parse(text, "127.0.0.1"))
                .withMessage("must be HOST:PORT, for instance 127.0.0.1:5783 or [::1]:5783, not '" + text + "'");
    }

    @Test
    void tells_the_range_of_ports() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostPort.parse("h:65536", ""))
                .withMessage("must have a port from 0 to 65535, not 65536");
    }

    @Test
    void an_unknown_host_is_named_with_its_option() {
        assertThatThrownBy(() -> new HostPort("nohost.invalid", 1).resolve("--coap"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("--coap nohost.invalid:1: there is no host 'nohost.invalid'");
    }

    @Test
    void prints_as_it_is_written() {
        assertThat(new HostPort("::1", 5).toString()).isEqualTo("[::1]:5");
        assertThat(new HostPort("h", 5).toString()).isEqualTo("h:5");
    }
}
