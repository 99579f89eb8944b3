// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import io.lwm2m.bs.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** coap-node from npm, installed by {@code npm install --prefix FOLDER coap-node}. */
final class CoapNodeInterop implements InteropClient {

    private static final Map<String, Integer> SECURITY = Map.of(
            "lwm2mServerURI", 0,
            "bootstrapServer", 1,
            "securityMode", 2,
            "pubKeyId", 3,
            "serverPubKeyId", 4,
            "secretKey", 5,
            "shortServerId", 10);
    private static final Map<String, Integer> SERVER = Map.of(
            "shortServerId", 0,
            "lifetime", 1,
            "defaultMinPeriod", 2,
            "defaultMaxPeriod", 3,
            "disableTimeout", 5,
            "notificationStoring", 6,
            "binding", 7);

    private final Optional<String> folder = Tools.find("coapnode");

    @Override
    public Optional<String> missing() {
        boolean installed = folder.map(path -> Files.isDirectory(Path.of(path, "node_modules", "coap-node")))
                .orElse(false);
        return installed
                ? Optional.empty()
                : Optional.of("coap-node is not there: npm install --prefix FOLDER coap-node, then"
                        + " -Dinterop.coapnode=FOLDER");
    }

    /** What is deleted stays: version 0.2.5 answers {@code DELETE /} with 2.02 and does nothing. */
    @Override
    public boolean deletes() {
        return false;
    }

    @Override
    public Device device(String name, URI server) throws Exception {
        Path script = Path.of(
                CoapNodeInterop.class.getResource("/interop/coap-node.js").toURI());
        Program program = new Program(List.of(
                "node",
                script.toString(),
                folder.orElseThrow(),
                name,
                server.getHost(),
                Integer.toString(server.getPort())));
        return new Device() {

            private int asked;

            @Override
            public void bootstrap() throws Exception {
                asked = program.position();
                program.type("bootstrap");
            }

            @Override
            public Holding holding() throws Exception {
                return CoapNodeInterop.holding(program.await(asked, "\\{\"status\".*\n"));
            }

            @Override
            public void close() {
                program.close();
            }
        };
    }

    private static Holding holding(String line) {
        Holding holding = Holding.nothing();
        if (Json.read(line.substring(line.indexOf("{\"status\""))) instanceof Map<?, ?> printed) {
            add(holding, 0, SECURITY, printed.get("security"));
            add(holding, 1, SERVER, printed.get("server"));
        }
        return holding;
    }

    private static void add(Holding holding, int object, Map<String, Integer> names, Object instances) {
        if (instances instanceof Map<?, ?> byId) {
            byId.forEach((id, resources) -> ((Map<?, ?>) resources)
                    .forEach((name, value) -> Optional.ofNullable(names.get(name.toString()))
                            .ifPresent(resource ->
                                    holding.put("/" + object + "/" + id, resource, String.valueOf(value)))));
        }
    }

    @Override
    public String toString() {
        return "coap-node";
    }
}
