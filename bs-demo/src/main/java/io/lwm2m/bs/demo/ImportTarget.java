// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.Import;
import io.lwm2m.bs.admin.ImportReport;
import io.lwm2m.bs.json.ClientLine;
import java.util.List;

/** Where clients are imported to. */
@FunctionalInterface
interface ImportTarget {

    /** Brings a batch in. */
    ImportReport add(List<ClientLine> batch);

    /** Straight into a store. */
    static ImportTarget of(Import into) {
        return into::add;
    }
}
