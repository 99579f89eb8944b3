// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clients with their configurations, one after the other, and no more than one of them in memory. Not for use by several
 * threads.
 */
public interface ClientReader {

    /**
     * The next client; empty at the end.
     *
     * @throws InvalidInput when what follows is no JSON, so that nothing more can be read
     * @throws IOException when the text cannot be read
     */
    Optional<ClientLine> next() throws IOException;

    /** JSON Lines: on each line {@code {"client": "node1", "configs": {"0": {...}}}}. A bad line is told, and passed over. */
    static ClientReader lines(BufferedReader text) {
        return new JsonLinesReader(text);
    }

    /**
     * One JSON object of client name to configurations, as the wiki has it, or as the file of Leshan's bootstrap server
     * demo has it.
     */
    static ClientReader object(BufferedReader text) {
        return new JsonObjectReader(text);
    }

    /** JSON Lines when the text begins like that, else one object. */
    static ClientReader of(BufferedReader text) throws IOException {
        return Peek.isLines(text) ? lines(text) : object(text);
    }

    /** A look at how a text begins. */
    final class Peek {

        private static final int FAR = 4096;
        private static final Pattern LINE =
                Pattern.compile("\\s*\\{[ \\t]*\"client\"[ \\t]*:[ \\t]*\".*", Pattern.DOTALL);

        private Peek() {}

        static boolean isLines(BufferedReader text) throws IOException {
            text.mark(FAR + 1);
            char[] start = new char[FAR];
            int length = 0;
            int more = text.read(start, 0, FAR);
            while (more > 0) {
                length += more;
                more = text.read(start, length, FAR - length);
            }
            text.reset();
            return LINE.matcher(new String(start, 0, length)).matches();
        }
    }
}
