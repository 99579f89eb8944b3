// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The console's files as browsers get them. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleFilesTest {

    private static final int MOST_BYTES = 300_000;
    private static final int MOST_LINES = 400;

    private final RunningWeb web = new RunningWeb();
    private final Map<String, ConsoleFile> assets = new ConsoleFolder().assets();

    @AfterAll
    void stop() {
        web.close();
    }

    @Test
    void every_place_is_the_same_page_and_is_asked_for_again_only_when_it_changed() {
        for (String place :
                List.of("/", "/clients", "/clients/a%2Fb/edit", "/sessions?outcome=failed", "/server", "/add")) {
            HttpResponse<String> page = web.get(place);
            assertThat(page.statusCode()).as(place).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            String tag = page.headers().firstValue("ETag").orElseThrow();
            assertThat(web.get(place, "If-None-Match", "W/\"x\", " + tag).statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void what_the_page_needs_is_there_and_may_be_kept() {
        List<String> needed = matches("(?:src|href)=\"([^\"]+)\"", page());
        assertThat(needed).hasSizeGreaterThan(50).allMatch(path -> path.startsWith("/"));
        for (String path : needed) {
            if (!path.startsWith("/api/")) {
                HttpResponse<String> file = web.get(path);
                assertThat(file.statusCode()).as(path).isEqualTo(200);
                assertThat(file.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
                assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            }
        }
    }

    @Test
    void files_come_packed_to_those_who_take_that() throws Exception {
        String path = path("js/main.js");
        assertThat(web.get(path).headers().firstValue("Content-Encoding")).isEmpty();
        HttpRequest request = HttpRequest.newBuilder(URI.create(web.web.uri() + path))
                .header("Accept-Encoding", "br, gzip;q=0.8")
                .build();
        HttpResponse<byte[]> packed = web.http.send(request, BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(unpacked(packed.body())).isEqualTo(web.get(path).body());
    }

    @Test
    void everything_together_is_small() {
        long packed =
                assets.values().stream().mapToLong(file -> file.packed().length).sum();
        assertThat(packed).isLessThan(MOST_BYTES);
    }

    @Test
    void modules_are_small_and_what_they_import_is_there() {
        assets.forEach((path, file) -> {
            String text = new String(file.plain(), StandardCharsets.UTF_8);
            if (path.contains("/js/") || path.contains("/css/")) {
                assertThat(text.lines()).as(path).hasSizeLessThanOrEqualTo(MOST_LINES);
            }
            for (String other : matches("(?:import|from) '([^']+)'", text)) {
                assertThat(assets)
                        .as(path)
                        .containsKey(URI.create(path).resolve(other).getPath());
            }
        });
    }

    @Test
    void nothing_is_written_into_the_page_and_nothing_comes_from_elsewhere() {
        assertThat(page()).doesNotContain("<style", "style=\"", "onclick", "{base}", "{modules}", "://");
        assertThat(matches("<script([^>]*)>(?=[^<])", page())).isEmpty();
        assets.forEach((path, file) -> {
            String text = new String(file.plain(), StandardCharsets.UTF_8);
            assertThat(matches("(?:url\\(|@import|from|import\\()\\s*[\"']?(https?://|//)", text))
                    .as(path)
                    .isEmpty();
            assertThat(text).as(path).doesNotContain("new Function(", "eval(");
        });
    }

    @Test
    void an_unknown_path_is_a_page_for_people_and_a_problem_for_programs() {
        HttpResponse<String> forPeople = web.get("/nothing/here", "Accept", "text/html,*/*");
        assertThat(forPeople.statusCode()).isEqualTo(404);
        assertThat(forPeople.body()).isEqualTo(page());
        HttpResponse<String> forPrograms = web.get("/nothing/here");
        assertThat(forPrograms.statusCode()).isEqualTo(404);
        assertThat(forPrograms.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void there_are_no_listings_and_no_way_out() {
        String base = path("");
        for (String path :
                List.of(base, base + "js", base + "js/", base + "..%2Flogin.html", "/js/main.js", "/index.html")) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(web.raw("GET " + base + "../../Front.class HTTP/1.0\r\nHost: localhost\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4.*");
        assertThat(web.post("/clients", "{}").statusCode()).isEqualTo(404);
    }

    private String page() {
        return web.get("/").body();
    }

    /** Where a file is served: below a folder that has the hash of all files in its name. */
    private String path(String name) {
        String main = assets.keySet().stream()
                .filter(path -> path.endsWith("/js/main.js"))
                .findFirst()
                .orElseThrow();
        return main.replace("js/main.js", name);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
