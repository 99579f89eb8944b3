// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.web.rest.Refusal;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 8080);

    @ParameterizedTest
    @CsvSource({
        "same-origin, http://localhost:8080, 0",
        "same-origin, https://behind.a.proxy, 0",
        "none, , 0",
        "same-site, http://localhost:8080, 403",
        "cross-site, http://localhost:8080, 403",
        ", http://localhost:8080, 0",
        ", HTTP://LOCALHOST:8080, 0",
        ", http://localhost:8081, 403",
        ", http://localhost, 403",
        ", http://evil.example, 403",
        ", null, 403",
        ", , 0"
    })
    void a_change_is_carried_out_when_a_page_of_this_server_asks_for_it(String site, String origin, int status) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(status(
                            method,
                            headers("Sec-Fetch-Site", site, "Origin", origin, "Content-Type", "application/json")))
                    .as(method)
                    .isEqualTo(status);
        }
        assertThat(status("GET", headers("Sec-Fetch-Site", site, "Origin", origin)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, , 415",
        "POST, text/plain, 415",
        "POST, 'Text/Plain; charset=utf-8', 415",
        "POST, application/x-www-form-urlencoded, 415",
        "POST, multipart/form-data; boundary=x, 415",
        "POST, application/json, 0",
        "POST, application/x-ndjson, 0",
        "PUT, , 0",
        "DELETE, , 0"
    })
    void without_these_headers_a_change_must_be_one_that_no_page_can_ask_for_unasked(
            String method, String type, int status) {
        assertThat(status(method, headers("Content-Type", type))).isEqualTo(status);
        assertThat(status(method, headers("Content-Type", type, "Authorization", "Bearer x")))
                .isZero();
        assertThat(status(method, headers("Content-Type", type, "Cookie", "a=b")))
                .isEqualTo(403);
    }

    @Test
    void a_foreign_host_name_is_turned_away_only_where_nobody_logs_in_on_this_machine() {
        Asked foreign = asked("GET", "evil.example", Map.of());
        assertThat(catchThrowableOfType(Refusal.class, () -> new Origins(LOOPBACK, false).check(foreign))
                        .problem()
                        .status())
                .isEqualTo(421);
        assertThatCode(() -> new Origins(LOOPBACK, true).check(foreign)).doesNotThrowAnyException();
        assertThatCode(() -> new Origins(new InetSocketAddress("0.0.0.0", 1), false).check(foreign))
                .doesNotThrowAnyException();
    }

    private static int status(String method, Map<String, String> headers) {
        try {
            new Origins(LOOPBACK, false).check(asked(method, "localhost", headers));
            return 0;
        } catch (Refusal refusal) {
            return refusal.problem().status();
        }
    }

    private static Asked asked(String method, String host, Map<String, String> headers) {
        return new Asked(
                method,
                "/",
                host,
                host + ":8080",
                "127.0.0.1",
                name -> headers.entrySet().stream()
                        .filter(header -> header.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** Those that are not null. */
    private static Map<String, String> headers(String... pairs) {
        Map<String, String> headers = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                headers.put(pairs[i], pairs[i + 1]);
            }
        }
        return headers;
    }
}
