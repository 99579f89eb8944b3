// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of clients in a file.
 *
 * @param created how many are new
 * @param changed how many were known, and are different now
 * @param unchanged how many were known just so
 * @param refused those that break rules: nothing of them is stored
 */
public record ImportReport(long created, long changed, long unchanged, List<Refused> refused) {

    /** Copies the list. */
    public ImportReport {
        refused = List.copyOf(refused);
    }

    ImportReport plus(ImportReport other) {
        List<Refused> all = new ArrayList<>(refused);
        all.addAll(other.refused);
        return new ImportReport(created + other.created, changed + other.changed, unchanged + other.unchanged, all);
    }

    /**
     * A client that was refused.
     *
     * @param line where it is in the file
     * @param client its name; empty when that could not be read
     * @param violations all rules that it breaks
     */
    public record Refused(long line, String client, List<Violation> violations) {}
}
