// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Bad input, by example", and what it stands for: the path, the code, and a message with field, value and rule. */
class BadInputTest {

    private static final String URI = "'serverURI': 'coap://h', ";
    private static final String PSK = "'serverURI': 'coaps://h', 'securityMode': 0, ";
    private static final String OSCORE = URI + "'oscoreMasterSecret': 'k', ";

    static List<Arguments> examples() {
        return List.of(
                arguments("", "serverURI", "missing", "serverURI: must be given"),
                uri("http://x", "the scheme is 'http'"),
                uri("coap+tcp://h", "the scheme is 'coap+tcp'"),
                uri(" coap://h", "the scheme is ' coap'"),
                uri("h", "the scheme is missing"),
                uri("coap:h", "there is no // after the scheme"),
                uri("coap://", "the host is missing"),
                uri("coap://:5683", "the host is missing"),
                uri("coap://a b", "the host is 'a b'"),
                uri("coap://-h", "the host is '-h'"),
                uri("coap://a..b", "the host is 'a..b'"),
                uri("coap://256.1.1.1", "the host is '256.1.1.1'"),
                uri("coap://1.2.3", "the host is '1.2.3'"),
                uri("coap://[::1", "the host is '['"),
                uri("coap://[::x]", "the host is '[::x]'"),
                uri("coap://\u00fc", "the host is '\u00fc'"),
                uri("coap://h:99999", "the port is '99999'"),
                uri("coap://h:65536", "the port is '65536'"),
                uri("coap://h:0", "the port is '0'"),
                uri("coap://h:", "the port is ''"),
                uri("coap://h:/", "the port is ''"),
                uri("coap://h:-1", "the port is '-1'"),
                uri("coap://h:x", "the port is 'x'"),
                uri("coap://[::1]5683", "the port is '5683'"),
                uri("coap://h/path", "there is a path, '/path'"),
                uri("coap://h?q", "there is a query, '?q'"),
                uri("coap://h/?q#f", "there is a query, '?q#f'"),
                uri("coap://h#f", "there is a fragment, '#f'"),
                uri("coap://user@h", "there is a user before the host"),
                arguments("'serverURI': ''", "serverURI", "out-of-range", "must be coap://host[:port]"),
                arguments("'serverURI': 5", "serverURI", "wrong-type", "must be a text in quotes, not 5"),
                arguments("'serverURI': null", "serverURI", "wrong-type", "must be a text in quotes, not null"),
                arguments("'serverURI': 'coap://" + "h".repeat(249) + "'", "serverURI", "out-of-range", "255 bytes"),
                arguments(URI + "'lifetime': -1", "lifetime", "out-of-range", "from 1 to 2147483647, not '-1'"),
                arguments(URI + "'lifetime': 0", "lifetime", "out-of-range", "from 1 to 2147483647, not '0'"),
                arguments(URI + "'lifetime': 2147483648", "lifetime", "out-of-range", "not '2147483648'"),
                arguments(URI + "'lifetime': '600'", "lifetime", "wrong-type", "number without quotes, not the text"),
                arguments(URI + "'lifetime': 6.5", "lifetime", "wrong-type", "must be a whole number, not 6.5"),
                arguments(URI + "'lifetime': 1e99", "lifetime", "wrong-type", "must be a whole number of 64 bits"),
                arguments(URI + "'lifetime': true", "lifetime", "wrong-type", "not true"),
                arguments(URI + "'securityMode': 7", "securityMode", "out-of-range", "from 0 to 4, not '7'"),
                arguments(URI + "'securityMode': -1", "securityMode", "out-of-range", "from 0 to 4, not '-1'"),
                arguments(URI + "'securityMode': 'PSK'", "securityMode", "wrong-type", "not the text \"PSK\""),
                arguments(PSK + "'pubKeyId': 'id'", "secretKey", "missing", "securityMode is 0 (PSK)"),
                arguments(PSK + "'secretKey': 'sesame'", "pubKeyId", "missing", "securityMode is 0 (PSK)"),
                arguments(
                        URI + "'securityMode': 0, 'pubKeyId': 'id', 'secretKey': 'sesame'",
                        "serverURI",
                        "scheme",
                        "must start with coaps:// when securityMode is 0 (PSK), not 'coap://h'"),
                arguments(
                        "'serverURI': 'coaps://h', 'securityMode': 3",
                        "serverURI",
                        "scheme",
                        "must start with coap:// when securityMode is 3 (NO_SEC), not 'coaps://h'"),
                arguments("'serverURI': 'coaps://h'", "securityMode", "missing", "0 PSK, 1 raw public key"),
                arguments(URI + "'secretKey': 'sesame'", "securityMode", "missing", "0 PSK, 1 raw public key"),
                arguments(
                        URI + "'defaultMinPeriod': 10, 'defaultMaxPeriod': 9",
                        "defaultMaxPeriod",
                        "out-of-range",
                        "must not be less than defaultMinPeriod, 10, but is 9"),
                arguments(URI + "'defaultMinPeriod': -1", "defaultMinPeriod", "out-of-range", "not '-1'"),
                arguments(URI + "'defaultMaxPeriod': 0", "defaultMaxPeriod", "out-of-range", "not '0'"),
                arguments(URI + "'disableTimeout': -5", "disableTimeout", "out-of-range", "not '-5'"),
                arguments(
                        URI + "'notificationStorage': true",
                        "notificationStorage",
                        "unknown-property",
                        "did you mean 'notificationStoring'?"),
                arguments(URI + "'notificationStoring': 'yes'", "notificationStoring", "wrong-type", "\"yes\""),
                arguments(URI + "'notificationStoring': 1", "notificationStoring", "wrong-type", "not 1"),
                arguments(URI + "'shortServerId': 0", "shortServerId", "out-of-range", "from 1 to 65534, not '0'"),
                arguments(URI + "'shortServerId': 65535", "shortServerId", "out-of-range", "not '65535'"),
                arguments(URI + "'smsSecurityMode': 256", "smsSecurityMode", "out-of-range", "from 0 to 255"),
                arguments(
                        URI + "'smsBindingKeyParam': 'hex:00'",
                        "smsBindingKeyParam",
                        "out-of-range",
                        "exactly 6 bytes, not 'hex:00'"),
                arguments(
                        URI + "'smsBindingSecretKey': 'sesame'", "smsBindingSecretKey", "out-of-range", "[16, 32, 48]"),
                arguments(URI + "'lwm2mServerSmsNum': ''", "lwm2mServerSmsNum", "out-of-range", "1 to 32 bytes"),
                arguments(URI + "'lwm2mServerSmsNum': 1.5", "lwm2mServerSmsNum", "wrong-type", "not 1.5"),
                arguments(PSK + "'pubKeyId': 'id', 'secretKey': ''", "secretKey", "out-of-range", "1 to 8192 bytes"),
                arguments(PSK + "'pubKeyId': 'id', 'secretKey': 31337", "secretKey", "wrong-type", "not a number"),
                arguments(
                        PSK + "'pubKeyId': 'id', 'secretKey': 'hex:sesame'", "secretKey", "wrong-type", "hexadecimal"),
                arguments(
                        PSK + "'pubKeyId': 'id', 'secretKey': '" + "sesame".repeat(11) + "'",
                        "secretKey",
                        "out-of-range",
                        "at most 64 bytes as a PSK"),
                arguments(
                        PSK + "'pubKeyId': '" + "x".repeat(129) + "', 'secretKey': 'sesame'",
                        "pubKeyId",
                        "out-of-range",
                        "at most 128 bytes as a PSK identity"),
                arguments(
                        PSK + "'pubKeyId': 'hex:ff', 'secretKey': 'sesame'", "pubKeyId", "out-of-range", "UTF-8 text"),
                arguments(
                        OSCORE + "'oscoreSenderId': 'a', 'oscoreRecipientId': 'a'",
                        "oscoreRecipientId",
                        "duplicate",
                        "must differ from oscoreSenderId"),
                arguments(OSCORE + "'oscoreSenderId': 'a'", "oscoreRecipientId", "missing", "OSCORE"),
                arguments(
                        URI + "'oscoreSenderId': 'a', 'oscoreRecipientId': 'b'",
                        "oscoreMasterSecret",
                        "missing",
                        "OSCORE"),
                arguments(
                        OSCORE + "'oscoreSenderId': '12345678', 'oscoreRecipientId': 'b'",
                        "oscoreSenderId",
                        "out-of-range",
                        "1 to 7 bytes"),
                arguments(
                        PSK + "'secretKey': {'generate': 15}", "secretKey", "out-of-range", "from 16 to 64, not '15'"),
                arguments(
                        PSK + "'secretKey': {'generate': 65}", "secretKey", "out-of-range", "from 16 to 64, not '65'"),
                arguments(PSK + "'secretKey': {'generate': -1}", "secretKey", "out-of-range", "not '-1'"),
                arguments(
                        PSK + "'pubKeyId': 'i', 'secretKey': {'generate': 1.5}", "secretKey", "wrong-type", "not 1.5"),
                arguments(
                        PSK + "'pubKeyId': 'i', 'secretKey': {'generate': 'sesame'}",
                        "secretKey",
                        "wrong-type",
                        "must be a text in quotes, or {\"generate\": 16}"),
                arguments(
                        PSK + "'pubKeyId': 'i', 'secretKey': {'generate': 16, 'x': 1}",
                        "secretKey",
                        "wrong-type",
                        "16}"),
                arguments(URI + "'securityMode': 3, 'secretKey': {'generate': 16}", "secretKey", "not-possible", "PSK"),
                arguments(
                        URI + "'oscoreMasterSecret': {'generate': 16}, 'oscoreSenderId': 'a', 'oscoreRecipientId': 'b'",
                        "oscoreMasterSecret",
                        "not-possible",
                        "only secretKey can be generated, with securityMode 0"),
                arguments(URI + "'sni': '192.0.2.1'", "sni", "out-of-range", "not '192.0.2.1': it is an address"),
                arguments(URI + "'sni': '2001:db8::1'", "sni", "out-of-range", "it is an address"),
                arguments(URI + "'sni': 'a.example.'", "sni", "out-of-range", "it ends with a dot"),
                arguments(
                        URI + "'sni': 'a b'", "sni", "out-of-range", "must be a host name, such as lwm2m.example.org"),
                arguments(URI + "'sni': ''", "sni", "out-of-range", "host name"),
                arguments(URI + "'sni': '" + "a.".repeat(126) + "ab'", "sni", "out-of-range", "253 bytes"),
                arguments(URI + "'cipherSuites': [65536]", "cipherSuites", "out-of-range", "0 to 65535"),
                arguments(URI + "'cipherSuites': []", "cipherSuites", "out-of-range", "list of 1 to 32"),
                arguments(URI + "'apnLink': '/10/0'", "apnLink", "out-of-range", "not '/10/0'"),
                arguments(URI + "'accessControl': {'/0/0': 1}", "accessControl", "out-of-range", "other than 0"),
                arguments(URI + "'accessControl': {'/3/0': 32}", "accessControl", "out-of-range", "0 to 31"),
                arguments(URI + "'preferredTransport': 'X'", "preferredTransport", "out-of-range", "not 'X'"));
    }

    private static Arguments uri(String uri, String part) {
        String rule = "must be coap://host[:port] or coaps://host[:port], with a port from 1 to 65535, in at most 255"
                + " bytes, not '" + uri + "': " + part;
        return arguments("'serverURI': '" + uri + "'", "serverURI", "out-of-range", rule);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_is_refused_with_path_code_and_message(String json, String path, String code, String message) {
        assertThat(violations(json)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.toString()).startsWith(path + ": ").contains(message);
            assertThat(violation.toString()).doesNotContain("sesame", "31337");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'serverURI': 'coap://h'",
                "'serverURI': 'coap://h/'",
                "'serverURI': 'COAP://H'",
                "'serverURI': 'Coap://h', 'securityMode': 3",
                "'serverURI': 'COAPS://h', 'pubKeyId': 'id', 'secretKey': 'sesame'",
                "'serverURI': 'coap://leshan_server:5683'",
                "'serverURI': 'coap://_a.b-c.'",
                "'serverURI': 'coap://[2001:db8::1]'",
                "'serverURI': 'coap://[::ffff:1.2.3.4]:1'",
                "'serverURI': 'coap://h:65535'",
                "'serverURI': 'coap://192.168.1.110:5683', 'lifetime': 600, 'defaultMinPeriod': 10,"
                        + " 'defaultMaxPeriod': 300",
                "'serverURI': 'coap://[::1]:5683'",
                URI + "'lifetime': 6.0",
                URI + "'lifetime': 6e2",
                URI + "'defaultMinPeriod': 10, 'defaultMaxPeriod': 10",
                URI + "'lwm2mServerSmsNum': 4915112345678",
                URI + "'securityMode': 3, 'secretKey': 'unused'",
                PSK + "'pubKeyId': 'id', 'secretKey': '********'",
                "'serverURI': 'coaps://h', 'pubKeyId': 'id', 'secretKey': 'sesame'",
                "'serverURI': 'coaps://h', 'secretKey': {'generate': 16}",
                PSK + "'secretKey': {'generate': 64}, 'pubKeyId': 'id'",
                URI + "'sni': 'lwm2m.example.org'",
                URI + "'sni': 'leshan_server'",
                "'serverURI': 'coaps://h', 'securityMode': 4",
                OSCORE + "'oscoreSenderId': 'a', 'oscoreRecipientId': 'b'"
            })
    void good_input_is_taken(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void an_account_with_every_property_is_taken() {
        assertThat(AccountRules.check(AccountSamples.everything())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 'secretKey, pubKeyId, serverPubKeyId'", "2, 'pubKeyId, serverPubKeyId'", "0, 'secretKey, pubKeyId'"
    })
    void every_key_that_a_mode_lacks_is_named(int mode, String keys) {
        assertThat(violations("'serverURI': 'coaps://h', 'securityMode': " + mode))
                .extracting(Violation::path)
                .containsExactlyInAnyOrder(keys.split(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U", "UQ", "S", "SQ", "US", "UQS", "T", "N", "M", "UT", "SU", "UTSNM", "MNSTU"})
    void bindings_of_both_versions_are_taken(String binding) {
        assertThat(read(URI + "'binding': '" + binding + "'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Q", "u", "UU", "QU", "UQT", "U S", "X", "UTSNMU", "SQU"})
    void other_bindings_are_not(String binding) {
        assertThat(violations(URI + "'binding': '" + binding + "'"))
                .extracting(Violation::path, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("binding", "out-of-range"));
    }

    @Test
    void everything_is_told_at_once() {
        String json = "'serverURI': 'coap://h', 'lifetime': '600', 'securityMode': 0, 'secretKey': 'sesame',"
                + " 'defaultMinPeriod': 10, 'defaultMaxPeriod': 9, 'disableTimeout': -1, 'lifetyme': 1,"
                + " 'oscoreSenderId': 'a', 'x': 1, 'muteSend': 'no'";
        assertThat(violations(json))
                .extracting(Violation::path)
                .containsExactlyInAnyOrder(
                        "lifetime",
                        "serverURI",
                        "pubKeyId",
                        "defaultMaxPeriod",
                        "disableTimeout",
                        "lifetyme",
                        "oscoreMasterSecret",
                        "oscoreRecipientId",
                        "x",
                        "muteSend");
    }

    @Test
    void what_could_not_be_read_is_not_called_missing() {
        assertThat(violations("'serverURI': 1, 'securityMode': 'x', 'secretKey': 1"))
                .extracting(Violation::path)
                .containsExactlyInAnyOrder("serverURI", "securityMode", "secretKey");
        assertThat(violations("'serverURI': 'coaps://h', 'pubKeyId': 'id', 'secretKey': 1"))
                .extracting(Violation::path)
                .containsExactly("secretKey");
    }

    @ParameterizedTest
    @CsvSource({
        "serveruri, serverURI",
        "ServerURI, serverURI",
        "server_uri, serverURI",
        "lifeTime, lifetime",
        "securitymode, securityMode",
        "secretkey, secretKey",
        "shortServerID, shortServerId",
        "bindings, binding",
        "notificationStorage, notificationStoring",
        "lwm2mServerSmsNumber, lwm2mServerSmsNum"
    })
    void a_misspelt_name_gets_the_right_one_suggested(String misspelt, String right) {
        assertThat(violations(URI + "'" + misspelt + "': 1"))
                .filteredOn(violation -> violation.code().equals("unknown-property"))
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .endsWith("did you mean '" + right + "'?");
    }

    @Test
    void what_was_misspelt_is_not_called_missing_too() {
        assertThat(violations("'serverURI': 'coaps://h', 'pubKeyId': 'id', 'secretkey': 'sesame'"))
                .extracting(Violation::path)
                .containsExactly("secretkey");
        assertThat(violations("'serveruri': 'coap://h'"))
                .extracting(Violation::path)
                .containsExactly("serveruri");
        assertThat(violations("'serverURI': 'coap://h', 'lifetyme': 1, 'lifetime': 0"))
                .extracting(Violation::path)
                .containsExactly("lifetyme", "lifetime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "somethingElseEntirely", "__proto__"})
    void a_name_that_is_like_none_gets_no_suggestion(String name) {
        assertThat(violations(URI + "'" + name + "': 1").get(0).message()).doesNotContain("did you mean");
    }

    @Test
    void a_strange_name_is_shown_short_and_on_one_line() {
        Map<String, Object> account = new TreeMap<>(Map.of("serverURI", "coap://h", "a\nb", 1, "x".repeat(5000), 1));
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> AccountReader.read(account));
        assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(400);
        assertThat(refusal.violations()).hasSize(2);
    }

    private static List<Violation> violations(String json) {
        List<Violation> broken = read(json);
        assertThat(broken).isNotEmpty();
        return broken;
    }

    /** What reading an account, without its braces and with single quotes, complains about. */
    static List<Violation> read(String json) {
        Map<?, ?> raw = (Map<?, ?>) Json.read("{" + json.replace('\'', '"') + "}");
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        raw.forEach((name, value) -> properties.put((String) name, value));
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> AccountReader.read(properties));
        return refusal == null ? List.of() : refusal.violations();
    }
}
