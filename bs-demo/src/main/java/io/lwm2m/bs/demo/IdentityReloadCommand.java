// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code identity reload}: makes a running server read its identity again. */
@Command(
        name = "reload",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Make a running server read its identity and its trusted authorities again, for new handshakes; no session"
                    + " breaks off. With a file that cannot be used, everything stays as it was.",
            ""
        })
final class IdentityReloadCommand implements Callable<Integer> {

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    IdentityReloadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RestClient client = server.client(terminal.environment());
        Map<?, ?> identity = RestClient.object(client.postLong(client.uri("/server/identity/reload")));
        IdentityCommand.print(identity, terminal);
        if (identity.get("warnings") instanceof List<?> warnings) {
            warnings.forEach(warning -> Complaints.print(terminal, "warning: " + warning));
        }
        return 0;
    }
}
