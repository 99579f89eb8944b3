// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaJsonTest {

    static final List<Property<?>> ROWS = Properties.ALL;

    private static final Map<String, List<String>> JSON_TYPES = Map.of(
            "String", List.of("string"),
            "Integer", List.of("integer"),
            "Unsigned Integer", List.of("integer"),
            "Unsigned Integer list", List.of("array"),
            "Boolean", List.of("boolean"),
            "Opaque", List.of("string"),
            "Objlnk", List.of("string"),
            "Access rights", List.of("object"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void every_row_is_in_the_table(Property<?> row) {
        Map<String, Object> json = SchemaJson.table().get(Properties.ALL.indexOf(row));
        assertThat(json).containsEntry("name", row.name()).containsEntry("secret", row.isSecret());
        assertThat(json).containsEntry("type", row.type().name());
        assertThat(json).containsEntry("mandatory", row.traits().mandatory());
        assertThat(json).containsEntry("since", row.traits().since());
        assertThat(json.get("help")).isEqualTo(row.traits().help());
        assertThat(json.get("rule")).asString().startsWith("must ");
        assertThat((List<?>) json.get("resources")).hasSameSizeAs(row.resources());
        assertThat(json.containsKey("default")).isEqualTo(row.defaultValue().isPresent());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void every_row_is_in_the_json_schema(Property<?> row) {
        Map<?, ?> properties = (Map<?, ?>) SchemaJson.jsonSchema().get("properties");
        Map<?, ?> schema = (Map<?, ?>) properties.get(row.name());
        if (row == (Property<?>) Properties.LWM2M_SERVER_SMS_NUM) {
            assertThat(schema.get("type")).isEqualTo(List.of("string", "integer"));
        } else if (row == (Property<?>) Properties.SECRET_KEY) {
            assertThat(schema.get("type")).isEqualTo(List.of("string", "object"));
            assertThat(schema.get("properties")).asString().contains("generate", "minimum=16", "maximum=64");
        } else {
            assertThat(JSON_TYPES.get(row.type().name())).containsExactly((String) schema.get("type"));
        }
        assertThat("password".equals(schema.get("format"))).isEqualTo(row.isSecret());
    }

    @Test
    void a_row_has_what_an_input_field_needs() {
        assertThat(row(Properties.SECURITY_MODE))
                .containsEntry("label", "Security Mode")
                .containsEntry("basic", true)
                .containsEntry("group", "security")
                .containsEntry("min", 0L)
                .containsEntry("max", 4L)
                .doesNotContainKey("modes");
        assertThat(Json.write(row(Properties.SECURITY_MODE).get("values")))
                .startsWith("[{\"value\":0,\"label\":\"PSK\"},{\"value\":1,");
        assertThat(Json.write(row(Properties.PUB_KEY_ID).get("modes")))
                .startsWith("{\"0\":{\"need\":\"required\",\"label\":\"PSK identity\"},\"1\":{");
        assertThat(row(Properties.PUB_KEY_ID)).containsEntry("minBytes", 1).containsEntry("maxBytes", 8192);
        assertThat(row(Properties.SMS_BINDING_SECRET_KEY))
                .containsEntry("sizes", List.of(16, 32, 48))
                .containsEntry("group", "sms")
                .containsEntry("basic", false);
        assertThat(row(Properties.BINDING)).containsKey("suggestions").doesNotContainKey("values");
        assertThat(row(Properties.ACCESS_CONTROL_RIGHTS)).containsEntry("group", "acl");
        assertThat(row(Properties.OSCORE_SENDER_ID)).containsEntry("group", "oscore");
        assertThat(row(Properties.SNI)).containsEntry("group", "certificate");
        assertThat(row(Properties.LIFETIME)).containsEntry("group", "server").doesNotContainKey("modes");
    }

    private static Map<String, Object> row(Property<?> property) {
        return SchemaJson.table().get(Properties.ALL.indexOf(property));
    }

    @Test
    void it_is_json_and_has_nothing_else() {
        assertThat(Json.read(Json.write(SchemaJson.table()))).isInstanceOf(List.class);
        assertThat(SchemaJson.jsonSchema())
                .containsEntry("required", List.of("serverURI"))
                .containsEntry("additionalProperties", false);
        assertThat((Map<?, ?>) SchemaJson.jsonSchema().get("properties")).hasSameSizeAs(Properties.ALL);
        assertThat(SchemaJson.table()).hasSameSizeAs(Properties.ALL);
    }

    @Test
    void ranges_of_numbers_are_in_the_schema() {
        Map<?, ?> properties = (Map<?, ?>) SchemaJson.jsonSchema().get("properties");
        assertThat(properties.get("shortServerId")).asString().contains("minimum=1", "maximum=65534");
        assertThat(properties.get("lifetime")).asString().contains("minimum=1", "default=86400");
    }

    @Test
    void a_session_is_told_with_all_its_exchanges() {
        Exchange write = new Exchange(
                Exchange.Operation.WRITE,
                "/0/1",
                Optional.of("TLV"),
                40,
                new Exchange.Answer(Optional.of("4.00"), Optional.of("no")),
                Duration.ofNanos(12_345_678));
        Exchange discover = new Exchange(
                Exchange.Operation.DISCOVER,
                "/",
                Optional.empty(),
                0,
                new Exchange.Answer(Optional.empty(), Optional.empty()),
                Duration.ZERO);
        SessionRecord session = new SessionRecord(
                "s1",
                new SessionRecord.Origin("node1", "127.0.0.1:5683", "coap", ""),
                Instant.EPOCH,
                Duration.ofMillis(1500),
                List.of(discover, write),
                new SessionRecord.Result(Outcome.FAILED, Optional.of("write refused")));
        assertThat(Json.write(SessionJson.toJson(session)))
                .isEqualTo("{\"id\":\"s1\",\"client\":\"node1\",\"peer\":\"127.0.0.1:5683\",\"transport\":\"coap\","
                        + "\"start\":\"1970-01-01T00:00:00Z\",\"milliseconds\":1500,\"outcome\":\"failed\","
                        + "\"cause\":\"write refused\",\"exchanges\":["
                        + "{\"request\":\"Bootstrap-Discover\",\"path\":\"/\",\"bytes\":0,\"milliseconds\":0},"
                        + "{\"request\":\"Bootstrap-Write\",\"path\":\"/0/1\",\"format\":\"TLV\",\"bytes\":40,"
                        + "\"code\":\"4.00\",\"diagnostic\":\"no\",\"milliseconds\":12.345678}]}");
        assertThat(write).hasToString("Bootstrap-Write /0/1: 4.00 \"no\"");
        assertThat(discover).hasToString("Bootstrap-Discover /: no answer");
    }
}
