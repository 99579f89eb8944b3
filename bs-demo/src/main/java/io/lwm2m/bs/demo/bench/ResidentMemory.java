// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory the operating system counts for this process; 0 where there is no /proc. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIB_PER_MIB = 1024;

    private ResidentMemory() {}

    static double mebibytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KIB_PER_MIB;
        }
    }
}
