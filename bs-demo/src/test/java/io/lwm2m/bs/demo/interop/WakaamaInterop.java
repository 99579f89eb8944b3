// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wakaama's example client: built without DTLS, its path comes in {@code -Dinterop.wakaama=/path/to/lwm2mclient}; built with
 * tinydtls, which knows pre-shared keys only, in {@code -Dinterop.wakaama-dtls=/path/to/lwm2mclient_tinydtls}.
 */
final class WakaamaInterop implements InteropClient {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private static final Pattern INSTANCE =
            Pattern.compile("Instance (\\d+):(.*?)(?=Instance \\d|\\z)", Pattern.DOTALL);
    private static final Pattern RESOURCE =
            Pattern.compile("id: (\\d+)\\s+type: LWM2M_TYPE_(\\w+):?\\s*(.*?)\\s*\\}", Pattern.DOTALL);
    private static final Pattern HEX_LINE = Pattern.compile("(?m)^\\s*((?:[0-9A-F]{2}\\s{1,2}){1,16})");

    private final boolean dtls;
    private final Optional<String> path;

    private WakaamaInterop(boolean dtls) {
        this.dtls = dtls;
        this.path = Tools.find(dtls ? "wakaama-dtls" : "wakaama");
    }

    static WakaamaInterop plain() {
        return new WakaamaInterop(false);
    }

    static WakaamaInterop dtls() {
        return new WakaamaInterop(true);
    }

    @Override
    public Optional<String> missing() {
        String option = dtls
                ? "with tinydtls is given: -Dinterop.wakaama-dtls=/path/to/lwm2mclient_tinydtls"
                : "is given: -Dinterop.wakaama=/path/to/lwm2mclient";
        return path.filter(file -> Files.isExecutable(Path.of(file))).isPresent()
                ? Optional.empty()
                : Optional.of("no Wakaama client " + option);
    }

    @Override
    public String scheme() {
        return dtls ? "coaps" : "coap";
    }

    @Override
    public Optional<Credential> credential(String name) {
        return dtls ? Optional.of(new Credential.Psk(name, name, Secret.parse("hex:" + KEY))) : Optional.empty();
    }

    /** It takes the resources of the SMS binding, and holds nothing of them. */
    @Override
    public Set<Integer> ignored() {
        return Set.of(6, 7, 8, 9);
    }

    @Override
    public Device device(String name, URI server) throws Exception {
        String port = Integer.toString(server.getPort());
        String own = Integer.toString(Tools.freePort());
        // it does not flush what it prints into a pipe
        List<String> command = new ArrayList<>(List.of("stdbuf", "-o0", path.orElseThrow(), "-4", "-b"));
        command.addAll(List.of("-h", server.getHost(), "-p", port, "-n", name, "-l", own));
        command.addAll(dtls ? List.of("-i", name, "-s", KEY) : List.of());
        Program program = new Program(command);
        program.await(0, "started on port");
        return new Device() {

            @Override
            public void bootstrap() throws Exception {
                program.type("bootstrap");
            }

            @Override
            public Holding holding() throws Exception {
                Holding holding = Holding.nothing();
                dump(program, 0, holding);
                dump(program, 1, holding);
                holding.instances().values().removeIf(resources -> "true".equals(resources.get(1)));
                return holding;
            }

            @Override
            public void close() {
                program.close();
            }
        };
    }

    private static void dump(Program program, int object, Holding holding) throws Exception {
        Matcher instances = INSTANCE.matcher(program.ask("dump /" + object, "(?s)Instance .*?[\r\n]> "));
        while (instances.find()) {
            Matcher resources = RESOURCE.matcher(instances.group(2));
            while (resources.find()) {
                String value = value(resources.group(2), resources.group(3));
                holding.put("/" + object + "/" + instances.group(1), Integer.parseInt(resources.group(1)), value);
            }
        }
    }

    private static String value(String type, String text) {
        return switch (type) {
            case "STRING" -> text.replaceAll("^\"|\"$", "");
            case "OPAQUE" -> hex(text);
            default -> text;
        };
    }

    private static String hex(String dump) {
        StringBuilder digits = new StringBuilder();
        Matcher lines = HEX_LINE.matcher(dump + "  ");
        while (lines.find()) {
            digits.append(lines.group(1).replaceAll("\\s", "").toLowerCase());
        }
        return digits.toString();
    }

    @Override
    public String toString() {
        return dtls ? "Wakaama with tinydtls" : "Wakaama";
    }
}
