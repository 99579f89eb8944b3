// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of clients in a file.
 *
 * @param created how many are new
 * @param changed how many were known, and are different now
 * @param unchanged how many were known just so
 * @param refused those that break rules: nothing of them is stored
 * @param warned those of the others that are worth a second look
 */
public record ImportReport(long created, long changed, long unchanged, List<Refused> refused, List<Warned> warned) {

    /** What becomes of no clients. */
    public static final ImportReport EMPTY = new ImportReport(0, 0, 0, List.of(), List.of());

    /** Copies the lists. */
    public ImportReport {
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
    }

    ImportReport plus(ImportReport other) {
        return new ImportReport(
                created + other.created,
                changed + other.changed,
                unchanged + other.unchanged,
                both(refused, other.refused),
                both(warned, other.warned));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * A client that was refused.
     *
     * @param line where it is in the file
     * @param client its name; empty when that could not be read
     * @param violations all rules that it breaks
     */
    public record Refused(long line, String client, List<Violation> violations) {}

    /**
     * A client about which there is something to say.
     *
     * @param line where it is in the file
     * @param client its name
     * @param warnings see {@link io.lwm2m.bs.validate.AccountWarnings}
     */
    public record Warned(long line, String client, List<Violation> warnings) {}
}
