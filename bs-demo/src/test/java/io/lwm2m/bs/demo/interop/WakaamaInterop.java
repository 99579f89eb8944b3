// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wakaama's example client, built without DTLS; its path comes in {@code -Dinterop.wakaama=/path/to/lwm2mclient}. */
final class WakaamaInterop implements InteropClient {

    private static final Pattern INSTANCE =
            Pattern.compile("Instance (\\d+):(.*?)(?=Instance \\d|\\z)", Pattern.DOTALL);
    private static final Pattern RESOURCE =
            Pattern.compile("id: (\\d+)\\s+type: LWM2M_TYPE_(\\w+):?\\s*(.*?)\\s*\\}", Pattern.DOTALL);
    private static final Pattern HEX_LINE = Pattern.compile("(?m)^\\s*((?:[0-9A-F]{2}\\s{1,2}){1,16})");

    private final Optional<String> path = Tools.find("wakaama");

    @Override
    public Optional<String> missing() {
        return path.filter(file -> Files.isExecutable(Path.of(file))).isPresent()
                ? Optional.empty()
                : Optional.of("no Wakaama client is given: -Dinterop.wakaama=/path/to/lwm2mclient");
    }

    /** It takes the resources of the SMS binding, and holds nothing of them. */
    @Override
    public Set<Integer> ignored() {
        return Set.of(6, 7, 8, 9);
    }

    @Override
    public Device device(String name, URI server) throws Exception {
        // it does not flush what it prints into a pipe
        Program program = new Program(List.of(
                "stdbuf",
                "-o0",
                path.orElseThrow(),
                "-4",
                "-b",
                "-h",
                server.getHost(),
                "-p",
                Integer.toString(server.getPort()),
                "-n",
                name,
                "-l",
                Integer.toString(Tools.freePort())));
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
        return "Wakaama";
    }
}
