// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    private static final String ALL = "/api/v1/credentials";
    private static final String NODE1 = ALL + "/node1";
    private static final String KEY = "hex:000102030405060708090a0b0c0d0e0f";
    private static final String PSK = "{\"identity\":\"me\",\"key\":\"" + KEY + "\"}";

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void put_says_201_with_location_for_a_new_credential_and_200_afterwards() {
        HttpResponse<String> created = web.put(NODE1 + "/psk", PSK);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(NODE1 + "/psk");
        assertThat(created.body()).isEqualTo("{\"subject\":\"psk:me\",\"identity\":\"me\",\"key\":\"********\"}\n");
        assertThat(web.get(NODE1 + "/psk").body()).isEqualTo(created.body());
        assertThat(web.get(NODE1 + "/rpk").statusCode()).isEqualTo(404);
        assertThat(web.put(NODE1 + "/psk", PSK).statusCode()).isEqualTo(200);
        Psk stored = (Psk) web.server.credentials().find("node1").get(0);
        assertThat(stored.key().reveal()).isEqualTo(KEY);
    }

    @Test
    void every_mode_is_given_shown_and_removed() throws Exception {
        PublicKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        String base64 = "base64:" + Base64.getEncoder().encodeToString(key.getEncoded());
        web.put(NODE1 + "/psk", PSK);
        web.put(NODE1 + "/rpk", Json.write(Map.of("publicKey", base64)));
        web.put(NODE1 + "/x509", "{\"commonName\":\"node1\"}");
        web.put(
                NODE1 + "/oscore",
                "{\"senderId\":\"hex:01\",\"recipientId\":\"hex:02\",\"masterSecret\":\"" + KEY + "\"}");

        Map<String, Object> shown = RunningWeb.object(web.get(NODE1).body());

        assertThat(shown.keySet()).containsExactly("psk", "rpk", "x509", "oscore");
        assertThat(shown.get("rpk").toString())
                .contains("subject=rpk:", "publicKey=hex:" + HexFormat.of().formatHex(key.getEncoded()));
        assertThat(shown.get("x509")).hasToString("{subject=x509-cn:node1, commonName=node1}");
        assertThat(shown.get("oscore").toString()).contains("subject=oscore:01", "masterSecret=********");
        assertThat(web.delete(NODE1 + "/rpk").statusCode()).isEqualTo(204);
        assertThat(web.delete(NODE1 + "/rpk").statusCode()).isEqualTo(404);
        assertThat(web.delete(NODE1).statusCode()).isEqualTo(204);
        assertThat(web.delete(NODE1).statusCode()).isEqualTo(404);
        assertThat(web.get(NODE1).statusCode()).isEqualTo(404);
        assertThat(web.get(NODE1).body()).contains("client 'node1' has no credential");
        assertThat(web.get(ALL).body()).isEqualTo("{}\n");
    }

    @Test
    void what_was_read_can_be_written_back_and_keeps_its_keys() {
        web.put(NODE1 + "/psk", PSK);
        String shown = Json.write(RunningWeb.object(web.get(NODE1).body()).get("psk"));

        assertThat(web.put(NODE1 + "/psk", shown).statusCode()).isEqualTo(200);
        assertThat(web.put(NODE1 + "/psk", shown.replace("\"me\"", "\"you\"")).statusCode())
                .isEqualTo(200);

        Psk stored = (Psk) web.server.credentials().find("node1").get(0);
        assertThat(stored.identity()).isEqualTo("you");
        assertThat(stored.key().reveal()).isEqualTo(KEY);
        HttpResponse<String> nothingToKeep = web.put(ALL + "/node2/psk", shown);
        assertThat(nothingToKeep.statusCode()).isEqualTo(400);
        assertThat(nothingToKeep.body()).contains("none is stored");
    }

    @Test
    void a_key_that_is_made_is_shown_once() {
        HttpResponse<String> made = web.put(NODE1 + "/psk", "{\"key\":{\"generate\":32}}");

        assertThat(made.statusCode()).isEqualTo(201);
        Map<?, ?> generated = generated(made).get(0);
        Psk stored = (Psk) web.server.credentials().find("node1").get(0);
        String hex = HexFormat.of().formatHex(stored.key().bytes());
        assertThat(generated.get("path")).isEqualTo("key");
        assertThat(generated.get("identity")).isEqualTo("node1");
        assertThat(generated.get("key")).isEqualTo("hex:" + hex);
        assertThat(stored.key().size()).isEqualTo(32);
        assertThat(made.body().indexOf(hex)).isEqualTo(made.body().lastIndexOf(hex));
        assertThat(web.get(NODE1).body() + web.get(ALL).body())
                .doesNotContain(hex)
                .contains("********");
        assertThat(web.put(NODE1 + "/psk", "{\"identity\":\"node1\",\"key\":\"********\"}")
                        .body())
                .doesNotContain(hex, "generated");
    }

    @Test
    void an_oscore_context_that_is_made_is_shown_with_its_ids() {
        Map<?, ?> generated = generated(web.put(NODE1 + "/oscore", "{\"masterSecret\":{\"generate\":16}}"))
                .get(0);

        Oscore stored = (Oscore) web.server.credentials().find("node1").get(0);
        assertThat(generated.get("path")).isEqualTo("masterSecret");
        assertThat(generated.get("senderId")).isEqualTo(stored.senderId().toString());
        assertThat(generated.get("recipientId")).isEqualTo(stored.recipientId().toString());
        assertThat(generated.get("masterSecret"))
                .isEqualTo(
                        "hex:" + HexFormat.of().formatHex(stored.masterSecret().bytes()));
    }

    @Test
    void a_weak_key_is_stored_with_a_warning() {
        HttpResponse<String> stored = web.put(NODE1 + "/psk", "{\"identity\":\"me\",\"key\":\"short\"}");
        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body()).contains("\"warnings\":[{\"path\":\"key\",\"code\":\"short-key\"");
    }

    @Test
    void the_identity_of_another_client_is_409_and_names_it() {
        web.put(NODE1 + "/psk", PSK);
        HttpResponse<String> refused = web.put(ALL + "/node2/psk", PSK.replace("000102", "ffffff"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("'psk:me' belongs to client 'node1'")
                .doesNotContain("ffffff", "030405");
        assertThat(web.get(ALL + "/node2").statusCode()).isEqualTo(404);
    }

    @Test
    void a_list_comes_in_pages_of_names() {
        List<String> names = List.of("a/b", "b1", "b2", "\u00fc");
        names.forEach(name -> web.server.credentials().put(Certificate.named(name)));

        HttpResponse<String> page = web.get(ALL + "?limit=2");
        List<String> seen = new ArrayList<>(RunningWeb.object(page.body()).keySet());
        String next = page.headers().firstValue("Link").orElseThrow().replaceFirst("<([^>]*)>.*", "$1");
        seen.addAll(RunningWeb.object(web.get(next).body()).keySet());

        assertThat(page.headers().firstValue("X-Total-Count")).contains("4");
        assertThat(seen).isEqualTo(names);
        assertThat(web.get(next).headers().map()).doesNotContainKeys("link", "x-total-count");
        assertThat(RunningWeb.object(web.get(ALL + "?prefix=b&limit=1").body())).containsOnlyKeys("b1");
        assertThat(web.get(ALL + "?prefix=b&limit=1")
                        .headers()
                        .firstValue("Link")
                        .orElseThrow())
                .contains("after=b1&limit=1&prefix=b");
        assertThat(web.get(ALL + "/a%2Fb").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/psk    | {}                                       | identity  | must be given",
                "/psk    | []                                       | ^^        | must be a credential",
                "/psk    | null                                     | ^^        | must be a credential",
                "/psk    | {'identity':'me','keys':'x'}             | keys      | did you mean 'key'",
                "/psk    | {'identity':'me','key':'hex:zz'}         | key       | hexadecimal",
                "/psk    | {'identity':'','key':'0123456789abcdef'} | identity  | must not be empty",
                "/psk    | {'key':{'generate':8}}                   | key       | 16 to 64, not '8'",
                "/rpk    | {'publicKey':'x'}                        | publicKey | SubjectPublicKeyInfo",
                "/x509   | {'commonName':'a','fingerprint':'b'}     | ^^        | exactly one of",
                "/oscore | {'masterSecret':'0123456789abcdef','senderId':'a','recipientId':'a'} | recipientId | differ",
                "/frob   | {}                                       | mode      | psk, rpk, x509 or oscore, not 'frob'"
            })
    void what_is_wrong_is_told_with_its_place(String mode, String json, String path, String message) {
        HttpResponse<String> refused = web.put(NODE1 + mode, json.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.violations(refused))
                .anySatisfy(violation -> assertThat(violation).containsEntry("path", path))
                .anySatisfy(violation ->
                        assertThat(violation.get("message").toString()).contains(message));
        assertThat(web.server.credentials().count()).isZero();
    }

    @Test
    void a_bad_client_name_or_mode_is_400_everywhere() {
        assertThat(web.get(ALL + "/a%0Ab").statusCode()).isEqualTo(400);
        assertThat(web.put(ALL + "/a%0Ab/psk", PSK).statusCode()).isEqualTo(400);
        assertThat(web.delete(ALL + "/a%0Ab").statusCode()).isEqualTo(400);
        assertThat(web.delete(NODE1 + "/frob").statusCode()).isEqualTo(400);
        assertThat(web.get(ALL + "?q=x").statusCode()).isEqualTo(400);
        assertThat(web.get(ALL + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(web.put(NODE1 + "/psk", PSK, "If-Match", "*").statusCode()).isEqualTo(400);
        assertThat(web.get(NODE1 + "/frob").statusCode()).isEqualTo(400);
    }

    @Test
    void configurations_and_credentials_live_on_without_each_other() {
        web.post("/api/v1/configs/node1", RunningWeb.NODE1);
        web.put(NODE1 + "/psk", PSK);
        assertThat(web.delete("/api/v1/configs/node1").statusCode()).isEqualTo(200);
        assertThat(web.get(NODE1).statusCode()).isEqualTo(200);
        web.post("/api/v1/configs/node1", RunningWeb.NODE1);
        web.server.credentials().remove("node1", Mode.PSK);
        assertThat(web.get("/api/v1/configs/node1").statusCode()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> generated(HttpResponse<String> response) {
        return (List<Map<?, ?>>) RunningWeb.object(response.body()).get("generated");
    }
}
