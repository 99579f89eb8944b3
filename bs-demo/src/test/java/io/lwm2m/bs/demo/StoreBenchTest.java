// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreBenchTest {

    @TempDir
    Path folder;

    @Test
    void a_small_one_measures_every_figure_and_leaves_the_database_that_was_given() throws Exception {
        Path database = folder.resolve("bs.db");
        Path json = folder.resolve("figures.json");
        Result result = new Shell()
                .run(
                        "bench",
                        "store",
                        "--clients",
                        "2000",
                        "--sessions",
                        "1",
                        "--db",
                        "sqlite:" + database,
                        "--json",
                        json.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("import of 2000 clients", "REST prefix search p99", "resident memory");
        assertThat((List<?>) Json.read(java.nio.file.Files.readString(json))).hasSize(13);
        Result again = new Shell().run("bench", "store", "--db", "sqlite:" + database);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("has clients: give an empty database");
    }

    @Test
    void without_saying_what_there_is_nothing_to_measure() {
        Result result = new Shell().run("bench");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("say what to measure: bench store");
    }
}
