// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import io.lwm2m.bs.store.SessionJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page on a desk and on a telephone, light and dark: nothing sticks out, axe-core finds nothing, the browser complains of
 * nothing, and there is a picture of it in {@code target/screenshots}.
 */
class ConsoleLooksIT {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String LONG = "urn:imei:490154203237518-" + "with-a-name-as-long-as-names-get-".repeat(6);

    private static final Exchange FINISH = new Exchange(
            Operation.FINISH,
            "/bs",
            Optional.empty(),
            0,
            new Answer(Optional.of("2.04"), Optional.empty()),
            Duration.ofMillis(20));

    private static final Axe AXE = new Axe();
    private static ConsoleServer server;
    private static ConsoleServer empty;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        Chromium.require();
        Files.createDirectories(PICTURES);
        empty = new ConsoleServer();
        server = new ConsoleServer();
        fill();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
            empty.close();
        }
    }

    private static void fill() throws Exception {
        ServerAccount plain = ServerAccount.to("coap://lwm2m.example.com:5683").with(Properties.LIFETIME, 600L);
        ServerAccount psk = ServerAccount.to("coaps://lwm2m.example.com:5684")
                .with(Properties.PUB_KEY_ID, Opaque.ofText("meter-0002"))
                .with(Properties.SECRET_KEY, Secret.of(new byte[16]));
        ServerAccount far =
                ServerAccount.to("coap://a-server-with-a-long-name.region-eu-central-1.iot.example.com:5683");
        server.bootstrap().configure("meter-0001", plain).join();
        server.bootstrap().configure("meter-0002", psk, plain, far).join();
        server.bootstrap().configure(LONG, far).join();
        anHour();
        server.device("meter-0001");
        server.device("meter-0002");
        server.device("stranger");
        fail("meter-0001");
    }

    /** Sessions of the last hour, so that there is something to see. */
    private static void anHour() {
        Random random = new Random(7);
        for (int minute = 58; minute > 1; minute--) {
            for (int i = random.nextInt(5 + minute % 7); i > 0; i--) {
                server.journal().append(past("past-" + minute + "-" + i, minute, random));
            }
        }
    }

    private static SessionRecord past(String id, int minute, Random random) {
        return new SessionRecord(
                id,
                new Origin("meter-%04d".formatted(random.nextInt(1000)), "10.0.3.9:5683", "coap", "bs-a"),
                Instant.now().minus(Duration.ofMinutes(minute)),
                Duration.ofMillis(80L + random.nextInt(900)),
                Collections.nCopies(4 + 2 * random.nextInt(3), FINISH),
                result(random.nextInt(14)));
    }

    private static Result result(int dice) {
        return switch (dice) {
            case 0 -> new Result(Outcome.FAILED, Optional.of("Bootstrap-Finish /bs: no answer \"no answer in time\""));
            case 1 -> new Result(Outcome.REFUSED, Optional.of("there is no configuration for this client"));
            default -> new Result(Outcome.BOOTSTRAPPED, Optional.empty());
        };
    }

    private static void fail(String name) throws Exception {
        CompletableFuture<SessionRecord> ended = new CompletableFuture<>();
        server.bootstrap().addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                ended.complete(session);
            }
        });
        try (StubbornDevice device = new StubbornDevice()) {
            device.ask(name, server.coap());
            device.answer(ResponseCode.NOT_FOUND, "");
            device.answer(ResponseCode.METHOD_NOT_ALLOWED, "");
            device.answer(ResponseCode.METHOD_NOT_ALLOWED, "");
            device.answer(ResponseCode.BAD_REQUEST, "URI too long for this device");
            assertThat(ended.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    private static Optional<String> session(Outcome outcome) {
        return server
                .bootstrap()
                .journal()
                .newest(new SessionJournal.Query(
                        Optional.empty(),
                        Optional.of(outcome),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1))
                .stream()
                .map(record -> record.id())
                .findFirst();
    }

    static List<Look> looks() {
        return List.of(Look.DESK, Look.PHONE, Look.DESK_DARK, Look.PHONE_DARK);
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("clients", "/clients");
        pages.put("clients-none-found", "/clients?search=zzz");
        pages.put("client", "/clients/meter-0002");
        pages.put("client-plan", "/clients/meter-0002/plan");
        pages.put("client-sessions", "/clients/meter-0001/sessions");
        pages.put("client-credential", "/clients/meter-0001/credential");
        pages.put("client-long-name", "/clients/" + LONG.replace(":", "%3A"));
        pages.put("edit", "/clients/meter-0002/edit");
        pages.put("add", "/add");
        pages.put("credentials", "/credentials");
        pages.put("sessions", "/sessions");
        pages.put(
                "session-bootstrapped",
                "/sessions/" + session(Outcome.BOOTSTRAPPED).orElseThrow());
        pages.put("session-failed", "/sessions/" + session(Outcome.FAILED).orElseThrow());
        pages.put("session-refused", "/sessions/" + session(Outcome.REFUSED).orElseThrow());
        pages.put("server", "/server");
        pages.put("nowhere", "/clients/a/b/c");
        return pages;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsInOrder(Look look) {
        chromium.look(look);
        SoftAssertions softly = new SoftAssertions();
        pages().forEach((name, path) -> inspect(look, server, name, path, softly));
        inspect(look, empty, "first-steps", "/", softly);
        inspect(look, empty, "clients-none", "/clients", softly);
        softly.assertThat(chromium.complaints())
                .as("what the browser complains of")
                .isEmpty();
        softly.assertAll();
    }

    /** {@code target/screenshots/readme.png}; {@code bs-webui/src/docs/console.png} is a copy with fewer colours. */
    @Test
    void thePictureForTheReadmeIsSmall() throws IOException {
        chromium.look(new Look("readme", 1120, 880, false));
        Page page = new Page(chromium.driver(), server.uri());
        page.open("/");
        page.settles();
        picture("readme");
        assertThat(PICTURES.resolve("readme.png")).isNotEmptyFile();
        assertThat(Files.size(PICTURES.resolve("readme.png"))).isLessThan(150_000);
    }

    private static void inspect(Look look, ConsoleServer where, String name, String path, SoftAssertions softly) {
        Page page = new Page(chromium.driver(), where.uri());
        page.open(path);
        page.settles();
        picture(name + "-" + look.name());
        softly.assertThat(page.script("const e = document.scrollingElement; return e.scrollWidth <= e.clientWidth"))
                .as("nothing sticks out of %s at %s", name, look.name())
                .isEqualTo(true);
        if (look != Look.PHONE_DARK) { // its layout is that of the light one, its colours those of the desk
            softly.assertThat(AXE.look(chromium.driver()))
                    .as("%s at %s", name, look.name())
                    .isEmpty();
        }
    }

    /** All of the page, also what one would have to scroll to. */
    private static void picture(String name) {
        Map<String, Object> size = size(chromium.driver().executeCdpCommand("Page.getLayoutMetrics", Map.of()));
        Map<String, Object> picture = chromium.driver()
                .executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", size));
        try {
            byte[] bytes = Base64.getDecoder().decode(String.valueOf(picture.get("data")));
            Files.write(PICTURES.resolve(name + ".png"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> size(Map<String, Object> metrics) {
        Map<String, Object> content = (Map<String, Object>) metrics.get("cssContentSize");
        assertThat(content).containsKeys("width", "height");
        return Map.of("x", 0, "y", 0, "width", content.get("width"), "height", content.get("height"), "scale", 1);
    }
}
