// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Range.Choice;
import io.lwm2m.bs.model.Range.Named;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {

    static final List<Property<?>> ROWS = Properties.ALL;

    @Test
    void names_are_unique() {
        assertThat(Properties.ALL).extracting(Property::name).doesNotHaveDuplicates();
    }

    @Test
    void no_two_rows_carry_one_resource() {
        assertThat(Properties.ALL).flatExtracting(Property::resources).doesNotHaveDuplicates();
    }

    @Test
    void every_constant_is_a_row_of_the_table() throws IllegalAccessException {
        for (var field : Properties.class.getFields()) {
            if (field.getType() == Property.class) {
                assertThat(Properties.ALL.contains(field.get(null)))
                        .as(field.getName())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "serverURI, /0/x/0, String",
        "securityMode, /0/x/2, Integer",
        "pubKeyId, /0/x/3, Opaque",
        "serverPubKeyId, /0/x/4, Opaque",
        "secretKey, /0/x/5, Opaque",
        "smsSecurityMode, /0/x/6, Integer",
        "smsBindingKeyParam, /0/x/7, Opaque",
        "smsBindingSecretKey, /0/x/8, Opaque",
        "lwm2mServerSmsNum, /0/x/9, String",
        "lifetime, /1/x/1, Integer",
        "defaultMinPeriod, /1/x/2, Integer",
        "defaultMaxPeriod, /1/x/3, Integer",
        "disableTimeout, /1/x/5, Integer",
        "notificationStoring, /1/x/6, Boolean",
        "binding, /1/x/7, String"
    })
    void every_property_of_the_wiki_is_there(String name, String resource, String type) {
        Property<?> row = Properties.named(name).orElseThrow();
        assertThat(row.resources()).extracting(ResourceId::toString).containsExactly(resource);
        assertThat(row.type().name()).isEqualTo(type);
    }

    @Test
    void the_short_server_id_is_in_both_objects() {
        assertThat(Properties.SHORT_SERVER_ID.resources())
                .containsExactlyInAnyOrder(new ResourceId(0, 10), new ResourceId(1, 0));
    }

    @Test
    void only_the_server_uri_is_mandatory() {
        assertThat(Properties.ALL).filteredOn(row -> row.traits().mandatory()).containsExactly(Properties.SERVER_URI);
    }

    @Test
    void defaults_are_those_of_the_design_and_no_others() {
        assertThat(Properties.SECURITY_MODE.defaultValue()).contains(3L);
        assertThat(Properties.LIFETIME.defaultValue()).contains(86400L);
        assertThat(Properties.NOTIFICATION_STORING.defaultValue()).contains(true);
        assertThat(Properties.BINDING.defaultValue()).contains("U");
        assertThat(Properties.ALL)
                .filteredOn(row -> row.defaultValue().isPresent())
                .containsExactly(
                        Properties.SECURITY_MODE,
                        Properties.LIFETIME,
                        Properties.NOTIFICATION_STORING,
                        Properties.BINDING);
    }

    @Test
    void keys_and_salts_are_secrets() {
        assertThat(Properties.ALL)
                .filteredOn(Property::isSecret)
                .extracting(Property::name)
                .containsExactlyInAnyOrder(
                        "secretKey", "smsBindingSecretKey", "oscoreMasterSecret", "oscoreMasterSalt");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void a_row_tells_people_what_they_need(Property<?> row) {
        assertThat(row.traits().help()).isNotBlank().doesNotContain("\n");
        assertThat(row.range().rule()).isNotBlank();
        assertThat(row.traits().since()).isIn("1.0", "1.1");
        assertThat(row).hasToString(row.name());
        assertThat(Properties.named(row.name())).contains(row);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void a_default_keeps_its_own_rule(Property<?> row) {
        assertThat(allowsItsDefault(row)).isTrue();
    }

    @Test
    void people_look_at_eight_properties_first() {
        assertThat(Properties.ALL)
                .filteredOn(row -> row.traits().form().basic())
                .extracting(Property::name)
                .containsExactly(
                        "serverURI",
                        "securityMode",
                        "pubKeyId",
                        "serverPubKeyId",
                        "secretKey",
                        "shortServerId",
                        "lifetime",
                        "binding");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void values_with_names_are_allowed_and_all_of_them_named_when_it_says_so(Property<?> row) {
        Named named = row.range().named();
        assertThat(named.choices())
                .extracting(Choice::label)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(named.choices()).allMatch(choice -> allows(row, choice.value()));
        if (named.all() && row.range().schema().get("maximum") instanceof Long most) {
            assertThat(named.choices()).hasSize(most.intValue() + 1);
        }
    }

    @Test
    void keys_are_called_what_they_are_in_each_mode() {
        assertThat(Properties.PUB_KEY_ID.traits().form().uses().get(SecurityMode.PSK))
                .isEqualTo(new Form.Use(true, "PSK identity"));
        assertThat(Properties.SECRET_KEY.traits().form().isRequiredFor(SecurityMode.X509))
                .isFalse();
        assertThat(Properties.SERVER_PUB_KEY_ID.traits().form().uses()).doesNotContainKey(SecurityMode.PSK);
        assertThat(Properties.ALL).noneMatch(row -> row.traits().form().uses().containsKey(SecurityMode.NO_SEC));
    }

    private static <T> boolean allows(Property<T> row, Object value) {
        Object whole = row.type().jsonType().equals("array") ? java.util.List.of(value) : value;
        return row.range().allows().test(row.type().fromJson(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serveruri", "ServerURI", " serverURI", "__proto__"})
    void names_are_taken_exactly(String name) {
        assertThat(Properties.named(name)).isEqualTo(Optional.empty());
    }

    private static <T> boolean allowsItsDefault(Property<T> row) {
        return row.defaultValue().map(row.range().allows()::test).orElse(true);
    }
}
