// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ClientReaderTest {

    private static final String LINE = "{\"client\": \"%s\", \"configs\": {\"0\": {\"serverURI\": \"coap://h\"}}}\n";

    @Test
    void reads_json_lines_and_passes_over_empty_ones() throws IOException {
        List<ClientLine> lines =
                read(LINE.formatted("a") + "\n  \n" + LINE.formatted("b").strip());
        assertThat(lines)
                .extracting(ClientLine::line, ClientLine::client)
                .containsExactly(tuple(1, "a"), tuple(4, "b"));
        assertThat(lines.get(0).configs()).contains(Map.of("0", Map.of("serverURI", "coap://h")));
    }

    @Test
    void tells_every_bad_line_and_reads_on() throws IOException {
        String text = LINE.formatted("a") + "nonsense\n[]\n{\"client\": 1, \"config\": {}}\n"
                + "x".repeat((1 << 20) + 1) + "\n" + LINE.formatted("b");
        List<ClientLine> lines = read(text);
        assertThat(lines).extracting(ClientLine::line).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(lines.stream()
                        .map(line -> line.broken().stream().map(Violation::code).toList()))
                .containsExactly(
                        List.of(),
                        List.of("not-json"),
                        List.of("wrong-type"),
                        List.of("missing", "missing", "unknown-property"),
                        List.of("too-long"),
                        List.of());
    }

    @Test
    void reads_one_object_with_the_lines_of_its_clients() throws IOException {
        List<ClientLine> lines = read("{\n  \"client\": {\"0\": {}},\n  \"b\": []\n}\n");
        assertThat(lines)
                .extracting(ClientLine::line, ClientLine::client)
                .containsExactly(tuple(2, "client"), tuple(3, "b"));
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void an_object_that_breaks_off_is_told_with_its_place_after_what_came_before() throws IOException {
        ClientReader reader = ClientReader.of(text("{\"a\": [],\n \"b\": nonsense}"));
        assertThat(reader.next()).map(ClientLine::client).contains("a");
        assertThatThrownBy(reader::next).isInstanceOf(InvalidInput.class).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("[]")).isInstanceOf(InvalidInput.class).hasMessageContaining("JSON Lines");
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidInput.class).hasMessageContaining("too early");
    }

    @Test
    void a_client_of_leshans_demo_becomes_accounts_with_notes_on_the_rest() throws IOException {
        String file = "{\"node1\": {\"autoIdForSecurityObject\": false, \"toDelete\": [\"/0\", \"/3\"], \"servers\": {"
                + "\"0\": {\"shortId\": 123, \"lifetime\": 20, \"defaultMinPeriod\": 1, \"notifIfDisabled\": true,"
                + " \"binding\": \"UQ\", \"apnLink\": 2, \"SequenceRetryCount\": 3}, \"1\": {\"shortId\": 9}},"
                + " \"security\": {\"0\": {\"uri\": \"coaps://bs:5784\", \"bootstrapServer\": true},"
                + " \"1\": {\"uri\": \"coaps://h:5684\", \"bootstrapServer\": false, \"securityMode\": \"PSK\","
                + " \"publicKeyOrId\": [109, 101], \"serverPublicKey\": [], \"secretKey\": [-1, 0, 127],"
                + " \"smsSecurityMode\": \"NO_SEC\", \"smsBindingKeyParam\": [], \"smsBindingKeySecret\": [],"
                + " \"serverSmsNumber\": \"\", \"serverId\": 123, \"clientOldOffTime\": 1,"
                + " \"bootstrapServerAccountTimeout\": 0, \"certificateUsage\": \"TRUST_ANCHOR_ASSERTION\","
                + " \"cipherSuite\": [{\"valueForSecurityObject\": 49320}], \"oddity\": 1}},"
                + " \"acls\": {\"0\": {\"objectId\": 3, \"objectInstanceId\": 0, \"acls\": {\"123\": 15}}}, \"oscore\": {}}}";
        ClientLine line = read(file).get(0);
        SortedMap<Integer, ServerAccount> accounts =
                AccountJson.readClient(line.configs().orElseThrow());
        assertThat(Json.write(AccountJson.reveal(accounts)))
                .isEqualTo("{\"0\":{\"serverURI\":\"coaps://h:5684\",\"securityMode\":0,\"pubKeyId\":\"me\","
                        + "\"secretKey\":\"hex:ff007f\",\"shortServerId\":123,\"lifetime\":20,\"defaultMinPeriod\":1,"
                        + "\"notificationStoring\":true,\"binding\":\"UQ\",\"clientHoldOffTime\":1,\"certificateUsage\":2,"
                        + "\"cipherSuites\":[49320],\"apnLink\":\"/11/2\",\"sequenceRetryCount\":3,"
                        + "\"accessControl\":{\"/3/0\":15}}}");
        assertThat(line.notes())
                .extracting(Violation::path)
                .containsExactly("security.0", "security.1.oddity", "servers.1", "toDelete");
    }

    private static List<ClientLine> read(String text) throws IOException {
        ClientReader reader = ClientReader.of(text(text));
        List<ClientLine> lines = new ArrayList<>();
        for (Optional<ClientLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static BufferedReader text(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static org.assertj.core.groups.Tuple tuple(long line, String client) {
        return org.assertj.core.groups.Tuple.tuple(line, client);
    }
}
