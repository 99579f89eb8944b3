// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.demo.secrets.Heard;
import io.lwm2m.bs.demo.secrets.Key;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.StoreKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.request.ContentFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys go in through every door; afterwards nothing that came out anywhere has one of them, in any spelling. */
class SecretsTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);

    @TempDir
    Path folder;

    private final List<Key> keys = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private Heard heard;
    private RunningServer server;
    private CompletableFuture<HttpResponse<Stream<String>>> events;

    private Key key(String name, int bytes) {
        return remember(new Key(name, Arrays.copyOf(digest(name), bytes)));
    }

    private Key remember(Key key) {
        keys.add(key);
        return key;
    }

    /** The same at each run, and unlike anything else. */
    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        heard = new Heard();
        Key store = key("store key", 32);
        DatabaseSettings database = DatabaseSettings.sqlite(folder.resolve("bs.db"))
                .encryptedWith(StoreKey.parse(HexFormat.of().formatHex(store.bytes()), "the test"));
        ServeSettings settings = new ServeSettings(
                new DoorSettings(ANY, Optional.of(new CoapsSettings(ANY, Optional.empty(), Optional.empty()))),
                Optional.of(RestSettings.at(ANY)),
                new StorageSettings(Optional.of(database), Optional.empty(), Duration.ofDays(1), Optional.empty()),
                "bs1",
                new SessionRules(Duration.ofSeconds(2), Duration.ofSeconds(20), true),
                new Output(false, true));
        server = RunningServer.start(settings, new Shell().terminal(said, said));
        events = http.sendAsync(request("/api/v1/events").build(), BodyHandlers.ofLines());
        events.thenAccept(stream -> stream.body().forEach(line -> heard.add("an event", line)));
    }

    @AfterEach
    void stop() {
        heard.close();
    }

    @Test
    void no_key_comes_out_anywhere() throws Exception {
        configureOverTheCommandLine();
        configureOverRest();
        credentials();
        mistakes();
        devices();
        packs();
        securedDevices();
        reads();
        server.close();
        heard.add("the server", said.toString(StandardCharsets.UTF_8));
        files();
        heard.assertHoldsNone(keys);
    }

    private void configureOverTheCommandLine() throws IOException {
        Key psk = key("account psk", 32);
        run("configure", "psk", "--serverURI", "coaps://a", "--pubKeyId", "me", "--secretKey", file(psk));
        run("list", "psk");
        Result made = new Shell()
                .with("BS_URL", url())
                .run("configure", "made", "--serverURI", "coaps://a", "--securityMode", "0", "--generate-psk", "32");
        assertThat(made.code()).isZero();
        remember(new Key("generated psk", digits(made.out())));
    }

    /** A key that is made is shown once, by the command that made it. */
    private static byte[] digits(String out) {
        Matcher shown = Pattern.compile("hex:([0-9a-f]{32,})").matcher(out);
        assertThat(shown.find()).as("a key in '%s'", out).isTrue();
        return HexFormat.of().parseHex(shown.group(1));
    }

    private void configureOverRest() throws Exception {
        KeyPair pair = pair();
        remember(new Key("account raw private key", pair.getPrivate().getEncoded()));
        put(
                "rpk",
                account(
                                "coaps://a",
                                1,
                                base64(pair.getPublic().getEncoded()),
                                base64(pair.getPrivate().getEncoded()))
                        .replace(
                                "}",
                                ",\"serverPubKeyId\":" + base64(pair.getPublic().getEncoded()) + "}"));
        put(
                "sms",
                "{\"serverURI\":\"coap://a\",\"smsSecurityMode\":1,\"smsBindingKeyParam\":\"hex:000000000001\",\"smsBindingSecretKey\":"
                        + hex(key("sms key", 16)) + "}");
        put(
                "oscore",
                "{\"serverURI\":\"coap://a\",\"oscoreMasterSecret\":" + hex(key("account oscore secret", 16))
                        + ",\"oscoreMasterSalt\":" + hex(key("account oscore salt", 8))
                        + ",\"oscoreSenderId\":\"hex:01\",\"oscoreRecipientId\":\"hex:02\"}");
        Key moved = key("account psk of three", 16);
        put("open", account("coaps://a", 0, "\"id\"", hex(key("account psk of open", 16))));
        put("three", account("coaps://a", 0, "\"id\"", hex(moved)));
        put("three", account("coaps://a", 0, "\"id2\"", "\"********\""));
    }

    /** On the command line from files, over REST, and made by the server. */
    private void credentials() throws Exception {
        run("credential", "add", "psk", "--psk-identity", "psk", "--psk-key-file", plain(key("credential psk", 32)));
        putCredential(
                "rest", "psk", "{\"identity\":\"rest\",\"key\":" + hex(key("credential psk over rest", 16)) + "}");
        putCredential("rest", "psk", "{\"identity\":\"rest2\",\"key\":\"********\"}");
        putCredential(
                "sms",
                "oscore",
                "{\"senderId\":\"hex:0a\",\"recipientId\":\"hex:0b\",\"masterSecret\":"
                        + hex(key("credential oscore secret", 16)) + ",\"masterSalt\":"
                        + hex(key("credential oscore salt", 8)) + "}");
        Result made = new Shell().with("BS_URL", url()).run("credential", "add", "rpk", "--generate", "32");
        assertThat(made.code()).isZero();
        remember(new Key("generated credential", digits(made.out())));
        run("credential", "list");
        Key wrong = key("credential with a mistake", 16);
        HttpResponse<String> refused = send(request("/api/v1/credentials/rest/psk")
                .PUT(BodyPublishers.ofString("{\"identiti\":\"x\",\"key\":" + hex(wrong) + "}")));
        assertThat(refused.statusCode()).isEqualTo(400);
        run(
                "credential",
                "add",
                "rest",
                "--rpk",
                plain(remember(new Key(
                        "a private key for a public one", pair().getPrivate().getEncoded()))));
    }

    private void putCredential(String client, String mode, String body) throws Exception {
        HttpResponse<String> answer =
                send(request("/api/v1/credentials/" + client + "/" + mode).PUT(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(200, 201);
    }

    /** Right keys and wrong ones; the wrong ones are secrets of somebody too. */
    private void securedDevices() throws IOException {
        Key stranger = key("psk of a stranger", 16);
        List.of(
                        "psk:@" + plain(named("credential psk")),
                        "psk:@" + plain(stranger),
                        "nobody:@" + plain(stranger),
                        "rest2:@" + plain(named("credential psk over rest")))
                .forEach(psk -> device("psk", "coaps", "--psk", psk));
        device("sms", "coap", "--oscore", oscore(named("credential oscore secret")));
        device("sms", "coap", "--oscore", oscore(stranger));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("psk bootstrapped in ", " (coaps)", "wrong key for psk:psk", "(coap+oscore)");
    }

    private String oscore(Key secret) {
        HexFormat hex = HexFormat.of();
        return "0a:0b:" + hex.formatHex(secret.bytes()) + ":"
                + hex.formatHex(named("credential oscore salt").bytes());
    }

    private void device(String client, String scheme, String... proof) {
        List<String> arguments =
                new ArrayList<>(List.of("device", "--endpoint", client, "--server", uri(scheme), "--timeout", "20"));
        arguments.addAll(List.of(proof));
        run(arguments.toArray(String[]::new));
    }

    private Key named(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    private static String account(String uri, int mode, String publicKey, String secretKey) {
        return "{\"serverURI\":\"" + uri + "\",\"securityMode\":" + mode + ",\"pubKeyId\":" + publicKey
                + ",\"secretKey\":" + secretKey + "}";
    }

    private static String hex(Key key) {
        return "\"hex:" + HexFormat.of().formatHex(key.bytes()) + "\"";
    }

    private static String base64(byte[] bytes) {
        return "\"base64:" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Keys in the wrong place, in the wrong form, and with something else that is wrong beside them. */
    private void mistakes() throws Exception {
        Key long1 = remember(new Key("psk that is too long", Arrays.copyOf(digest("long"), 64)));
        String tooLong = hex(long1);
        List<String> bodies = List.of(
                account("coaps://a", 0, "\"id\"", tooLong.substring(0, tooLong.length() - 1) + "00\""),
                account("http://a", 7, "\"id\"", hex(key("psk beside mistakes", 16))),
                account(
                        "coaps://a",
                        0,
                        "\"id\"",
                        "\"hex:"
                                + HexFormat.of().formatHex(key("odd digits", 16).bytes()) + "0\""),
                account("coaps://a", 1, base64(pair().getPublic().getEncoded()), hex(key("no private key", 24))),
                "{\"serverURI\":\"coaps://a\",\"secretkey\":" + hex(key("misspelt name", 16)) + "}",
                "{\"serverURI\":\"coaps://a\",\"secretKey\":{\"generate\":" + hex(key("wrong type", 16)) + "}}",
                "{\"serverURI\":\"coaps://a\",\"secretKey\":[" + hex(key("list", 16)) + "]}",
                "{\"serverURI\":\"coaps://a\",\"secretKey\":" + hex(key("broken json", 16)),
                "{\"serverURI\":\"coaps://a\",\"pubKeyId\":" + base64(privateKey("private key as public one")) + "}");
        for (String body : bodies) {
            HttpResponse<String> answer = send(request("/api/v1/configs/wrong").PUT(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(400, 499);
        }
        Key typed = key("typed", 16);
        String hex = HexFormat.of().formatHex(typed.bytes());
        run("configure", "wrong", "--serverURI", "coaps://a", "--pubKeyId", "me", "--secretKey", "hex:" + hex + "0");
        run("configure", "wrong", "--serverURI", "coaps://a", "--secretKey", "@" + folder.resolve("nothing"));
        Path json = Files.writeString(
                folder.resolve("wrong.json"),
                "{\"n\":[" + account("coaps://a", 0, "\"id\"", hex(typed)) + ",{\"x\":1}]}");
        run("import", json.toString());
        run("configure", "wrong", "--file", json.toString());
    }

    private byte[] privateKey(String name) throws GeneralSecurityException {
        return remember(new Key(name, pair().getPrivate().getEncoded())).bytes();
    }

    /** As devices of LwM2M 1.2 ask for them. */
    private void packs() throws Exception {
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(new Configuration(CoapConfig.DEFINITIONS))
                .build();
        for (String client : List.of("open", "oscore", "three")) {
            CoapResponse pack = new CoapClient(uri("coap") + "/bspack?ep=" + client)
                    .setEndpoint(endpoint)
                    .get(ContentFormat.SENML_JSON_CODE);
            assertThat(pack.getCode()).isEqualTo(ResponseCode.CONTENT);
        }
        endpoint.destroy();
    }

    private void devices() {
        for (String client : List.of("open", "oscore", "three", "stranger")) {
            for (String format : List.of("TLV", "SENML_JSON", "SENML_CBOR")) {
                device(client, "coap", "--pct", format);
            }
        }
        assertThat(heard.count(" bootstrapped in ")
                        + said.toString(StandardCharsets.UTF_8).split(" bootstrapped in ").length)
                .as("sessions that wrote keys")
                .isGreaterThan(9);
    }

    /** Every GET that the API has, for every client. */
    private void reads() throws Exception {
        String openApi = send(request("/api/v1/openapi.json").GET()).body();
        Map<?, ?> paths = (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(Json.read(openApi))).get("paths");
        for (Object path : paths.keySet()) {
            if (((Map<?, ?>) paths.get(path)).containsKey("get") && !path.equals("/api/v1/events")) {
                for (String client : List.of("psk", "rpk", "sms", "oscore", "three", "made", "nobody")) {
                    send(request(path.toString().replaceAll("\\{[a-z]+}", client))
                            .GET());
                }
            }
        }
        run("list");
        run("identity");
        run("export", "--help");
    }

    /** What is on disk, but for the export and the server's own key, which are there to hold keys. */
    private void files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("bs.db"))
                    .toList()) {
                heard.add(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        String identity = Files.readString(folder.resolve("identity.pem"));
        Matcher block =
                Pattern.compile("PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL).matcher(identity);
        assertThat(block.find()).isTrue();
        remember(new Key("the server's own key", Base64.getMimeDecoder().decode(block.group(1))));
    }

    private String file(Key key) throws IOException {
        return "@" + plain(key);
    }

    private String plain(Key key) throws IOException {
        return Files.write(folder.resolve(key.name().replace(' ', '-')), key.bytes())
                .toString();
    }

    private Result run(String... args) {
        Result result = new Shell().with("BS_URL", url()).run(args);
        heard.add("bs-demo " + args[0], result.out() + result.err());
        return result;
    }

    private void put(String client, String account) throws Exception {
        HttpResponse<String> answer =
                send(request("/api/v1/configs/" + client).PUT(BodyPublishers.ofString("{\"0\":" + account + "}")));
        assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(200, 201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        heard.add(answer.request().method() + " " + answer.uri(), answer.headers() + answer.body());
        return answer;
    }

    private String url() {
        return server.web().orElseThrow().toString();
    }

    private String uri(String scheme) {
        return server.endpoints().stream()
                .filter(uri -> uri.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
