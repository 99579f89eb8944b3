// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFileTest {

    private final BootstrapServer server = BootstrapServer.builder().build();

    @TempDir
    Path folder;

    @Test
    void loads_clients_by_config_id_and_as_lists() throws IOException {
        load("{\"a\": {\"3\": {\"serverURI\": \"coap://h\"}}, \"b\": [{\"serverURI\": \"coap://h\"}]}");
        assertThat(server.list("a").join()).containsOnlyKeys(3);
        assertThat(server.list("b").join()).containsOnlyKeys(0);
    }

    @Test
    void tells_everything_that_is_wrong_with_client_and_path_and_stores_nothing() {
        assertThatThrownBy(() -> load("{\"good\": [{\"serverURI\": \"coap://h\"}],"
                        + " \"a\": {\"0\": {\"serverURI\": \"coap://h\", \"lifetme\": 1}},"
                        + " \"b\": [{\"serverURI\": \"coap://h\", \"shortServerId\": 1},"
                        + " {\"serverURI\": \"coap://g\", \"shortServerId\": 1}], \"c\": [], \"\": 5}"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage(
                        String.join(
                                "\n",
                                place("a.0.lifetme: there is no such property, did you mean 'lifetime'?"),
                                place(
                                        "b.1.shortServerId: 1 is taken by configuration 0 (coap://h); this is configuration 1 (coap://g)"),
                                place("c: give at least one configuration"),
                                place("\"\": the client name must not be empty"),
                                place(
                                        "\"\": must be an object of config id to configuration, such as {\"0\": {...}}, or a list")));
        assertThat(server.list().join()).isEmpty();
    }

    @Test
    void makes_no_keys_that_nobody_would_be_shown() {
        assertThatThrownBy(() -> load("{\"a\": [{\"serverURI\": \"coaps://h\", \"secretKey\": {\"generate\": 16}}]}"))
                .hasMessageStartingWith(place("a.0.secretKey: a key cannot be generated here"));
    }

    @Test
    void tells_where_the_json_breaks() {
        assertThatThrownBy(() -> load("{\"a\": [")).hasMessageStartingWith(place("the JSON ends too early"));
        assertThatThrownBy(() -> load("[]")).hasMessageStartingWith(place("must be an object of client name"));
    }

    private String place(String what) {
        return "--load " + folder.resolve("load.json") + ": " + what;
    }

    private void load(String json) throws IOException {
        LoadFile.into(server.admin(), Files.writeString(folder.resolve("load.json"), json));
    }
}
