// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.store.ConfigurationStore.About;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server says when it is ready: five lines, with the next commands to type, and one more with DTLS. */
final class Greeting {

    private static final String DEFAULT_WEB = "http://127.0.0.1:8080";

    private Greeting() {}

    static void warnings(ServeSettings settings, Terminal terminal) {
        if (settings.rules().allowPlaintextSecrets()) {
            Complaints.print(
                    terminal,
                    "warning: --allow-plaintext-secrets is on: keys are written to devices over plain coap,"
                            + " where anybody on the way can read them");
        }
        settings.web().filter(RestSettings::isElsewhere).ifPresent(rest -> warnings(rest, terminal));
        settings.web()
                .flatMap(RestSettings::key)
                .ifPresent(key -> key.warnings().forEach(warning -> Complaints.print(terminal, "warning: " + warning)));
    }

    private static void warnings(RestSettings rest, Terminal terminal) {
        if (!rest.needsLogin()) {
            Complaints.print(
                    terminal,
                    "warning: --web-no-login is on: whoever reaches --web " + rest.address() + " may do everything");
        }
        if (rest.key().isEmpty()) {
            Complaints.print(
                    terminal,
                    "warning: --web-plain-http is on: what goes to --web " + rest.address()
                            + " can be read on the way, tokens and all");
        }
    }

    static void warnings(ServerSecurity security, Terminal terminal) {
        security.warnings(Instant.now()).forEach(warning -> Complaints.print(terminal, "warning: " + warning));
    }

    static void print(
            ServeSettings settings, RunningServer server, Optional<DoorSecurity> security, Terminal terminal) {
        settings.storage()
                .database()
                .filter(database -> database.key().isEmpty())
                .ifPresent(database -> Complaints.print(
                        terminal,
                        "warning: keys in the database are not encrypted; --store-key-file FILE encrypts them"));
        PrintStream out = terminal.out();
        out.println(
                "LwM2M bootstrap server " + Launch.version() + " is ready (" + store(server) + "). Ctrl-C ends it.");
        out.println("  devices   "
                + server.endpoints().stream().map(Greeting::shown).collect(Collectors.joining(", ")));
        security.ifPresent(door -> out.println("  identity  " + door.line()));
        out.println("  console   " + server.web().map(Greeting::base).orElse("off (--no-web)"));
        server.firstToken(settings)
                .ifPresent(issued -> out.println("  token     "
                        + new String(issued.text().bytes(), StandardCharsets.US_ASCII)
                        + "  (role admin; keep it, it is shown this once)"));
        out.println(server.web().map(web -> configure(web, settings)).orElseGet(() -> loaded(settings, server)));
        out.println(
                "  then      " + Launch.command() + " device --endpoint node1 --server coap://" + local(server.coap()));
    }

    private static String store(RunningServer server) {
        About store = server.store();
        long clients = server.clients();
        return store.description() + ", " + clients + (clients == 1 ? " client" : " clients")
                + store.schema().map(version -> ", schema " + version).orElse("; forgotten at the end");
    }

    private static String configure(URI web, ServeSettings settings) {
        String base = base(web);
        String url = base.equals(DEFAULT_WEB) ? "" : " --url " + base;
        String token = settings.web().filter(RestSettings::needsLogin).isPresent() ? " --token-file FILE" : "";
        return "  next      " + Launch.command() + " configure node1 --serverURI coap://127.0.0.1:5683" + url + token;
    }

    /** Without REST, configurations come from the file alone. */
    private static String loaded(ServeSettings settings, RunningServer server) {
        return settings.storage()
                .load()
                .map(path -> "  loaded    " + path)
                .orElse("  next      " + Launch.command() + " serve --no-web --load FILE.json");
    }

    private static String base(URI web) {
        return web.getScheme() + "://" + local(web);
    }

    /** All addresses in the form in which people give them. */
    private static String shown(URI endpoint) {
        return isAny(endpoint) ? endpoint.getScheme() + "://0.0.0.0:" + endpoint.getPort() : endpoint.toString();
    }

    /** Host and port as a command on this machine names them. */
    private static String local(URI uri) {
        return (isAny(uri) ? "127.0.0.1" : uri.getHost()) + ":" + uri.getPort();
    }

    private static boolean isAny(URI uri) {
        String host = uri.getHost();
        return host == null || host.equals("0.0.0.0") || host.matches("\\[[0:]+]");
    }
}
