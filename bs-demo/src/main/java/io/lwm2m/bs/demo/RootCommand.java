// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The jar without a command: only help and version; {@link Cli} puts {@code serve} in front of anything else. */
@Command(
        name = "bs-demo.jar",
        synopsisHeading = "Usage: java -jar ",
        customSynopsis = "bs-demo.jar [serve|configure|list|remove|credential|identity|device|bench] [OPTIONS]",
        description = {
            "An LwM2M bootstrap server, its commands, and a device to try it with.",
            "Without a command it serves: CoAP on port 5783, with DTLS on 5784, REST on http://127.0.0.1:8080.",
            ""
        },
        footer = {
            "",
            "A first bootstrap, in two terminals:",
            "  java -jar bs-demo.jar",
            "  java -jar bs-demo.jar configure node1 --serverURI coap://127.0.0.1:5683",
            "  java -jar bs-demo.jar device --endpoint node1 --server coap://127.0.0.1:5783",
            "",
            "'java -jar bs-demo.jar COMMAND --help' has the options of a command."
        },
        versionProvider = RootCommand.Version.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:usage"})
final class RootCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    /** The version of this build and of what it stands on. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"bs-demo " + Launch.version() + " (Java " + Runtime.version() + ")"};
        }
    }
}
