// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Properties;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of credentials. Stateless. */
public final class CredentialSchemas {

    private static final String DESCRIPTION = "description";

    private CredentialSchemas() {}

    /** A mode in a path. */
    public static Map<String, Object> mode() {
        return Schemas.oneWord(Arrays.stream(Mode.values()).map(Mode::code).toList());
    }

    /** The schemas that have a name. */
    static Map<String, Object> components() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("Credential", Map.of("anyOf", List.of(psk(), rpk(), x509(), oscore())));
        named.put("ClientCredentials", clientCredentials());
        named.put(
                "ClientsCredentials",
                Map.of("type", "object", "additionalProperties", Schemas.ref("ClientCredentials")));
        named.put("GivenCredential", given());
        return named;
    }

    private static Map<String, Object> clientCredentials() {
        Map<String, Map<String, Object>> modes = new LinkedHashMap<>();
        Arrays.stream(Mode.values()).forEach(mode -> modes.put(mode.code() + "?", Schemas.ref("Credential")));
        return Schemas.object(modes);
    }

    private static Map<String, Object> psk() {
        Map<String, Map<String, Object>> fields = subject();
        fields.put("identity?", text("PSK identity, 1 to 128 bytes in UTF-8; may be left out with a key that is made"));
        fields.put("key", key("PSK, at most 64 bytes, 16 or more advised"));
        return titled("psk", Schemas.object(fields));
    }

    private static Map<String, Object> rpk() {
        Map<String, Map<String, Object>> fields = subject();
        fields.put("publicKey", text("SubjectPublicKeyInfo: PEM, or DER after hex: or base64:"));
        return titled("rpk", Schemas.object(fields));
    }

    private static Map<String, Object> x509() {
        Map<String, Map<String, Object>> fields = subject();
        fields.put("commonName?", text("CN of the subject of a certificate that a trusted authority issued"));
        fields.put(
                "alternativeName?", text("DNS name or URI among the subject alternative names of such a certificate"));
        fields.put("fingerprint?", text("SHA-256 of one certain certificate, 64 hexadecimal digits"));
        fields.put("certificate?", text("The certificate itself, PEM or DER, of which the fingerprint is kept"));
        Map<String, Object> x509 = titled("x509: exactly one of the properties beside subject", Schemas.object(fields));
        x509.put("minProperties", 1);
        return x509;
    }

    private static Map<String, Object> oscore() {
        Map<String, Map<String, Object>> fields = subject();
        fields.put(
                "senderId?",
                text("What the client sends with, at most 7 bytes; left out together with recipientId, both"
                        + " are made when masterSecret is"));
        fields.put("recipientId?", text("What the client receives with, at most 7 bytes"));
        fields.put("masterSecret", key("16 to 64 bytes"));
        fields.put("masterSalt?", key("At most 64 bytes; none when it is left out"));
        return titled("oscore", Schemas.object(fields));
    }

    /** What the client has now, with keys that nobody sees again. */
    private static Map<String, Object> given() {
        Map<String, Map<String, Object>> made = new LinkedHashMap<>();
        made.put("path", text("Which key: it is beside this under that name, with what goes with it"));
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("warnings?", Schemas.list(Schemas.violation()));
        fields.put("generated?", Schemas.list(Schemas.object(made)));
        return Map.of("allOf", List.of(Schemas.ref("Credential"), Schemas.object(fields)));
    }

    private static Map<String, Map<String, Object>> subject() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        Map<String, Object> subject =
                text("What a peer that proved itself is known by, a public key by its SHA-256; ignored in requests");
        subject.put("readOnly", true);
        fields.put("subject?", subject);
        return fields;
    }

    private static Map<String, Object> text(String help) {
        Map<String, Object> text = new LinkedHashMap<>(Schemas.string());
        text.put(DESCRIPTION, help);
        return text;
    }

    private static Map<String, Object> key(String help) {
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("type", "integer");
        bytes.putAll(Properties.GENERATED_BYTES.schema());
        Map<String, Object> key = new LinkedHashMap<>(
                Schemas.oneOf(List.of(Schemas.string(), Schemas.object(Map.of("generate", bytes)))));
        key.put(DESCRIPTION, help + "; ******** for the stored one; {\"generate\": 16} for a new one");
        return key;
    }

    private static Map<String, Object> titled(String title, Map<String, Object> schema) {
        Map<String, Object> titled = new LinkedHashMap<>();
        titled.put("title", title);
        titled.putAll(schema);
        return titled;
    }
}
