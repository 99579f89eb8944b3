// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.leshan.core.request.ContentFormat;
import org.jspecify.annotations.Nullable;

/** The content formats to try with a device, one after the other. Not for use by several threads. */
final class Formats {

    private static final List<ContentFormat> ORDER = List.of(
            ContentFormat.TLV,
            new ContentFormat("TLV", "application/vnd.oma.lwm2m+tlv", ContentFormat.OLD_TLV_CODE),
            ContentFormat.SENML_CBOR,
            ContentFormat.SENML_JSON);

    private final List<ContentFormat> untried;
    private ContentFormat current;

    /** Starts with what the client prefers ({@code pct}), or TLV. */
    Formats(@Nullable ContentFormat preferred) {
        current = preferred == null ? ContentFormat.TLV : preferred;
        untried = new ArrayList<>(ORDER);
        untried.remove(current);
    }

    /** The format with a name, that of {@code pct} unless told otherwise: {@code TLV}, {@code SENML_CBOR} and so on. */
    static Optional<ContentFormat> named(String name) {
        return ORDER.stream().filter(format -> format.getName().equals(name)).findFirst();
    }

    /** The names of the formats. */
    static List<String> names() {
        return ORDER.stream().map(ContentFormat::getName).distinct().toList();
    }

    ContentFormat current() {
        return current;
    }

    /** Whether there is another one; then it is the current one. */
    boolean next() {
        if (untried.isEmpty()) {
            return false;
        }
        current = untried.remove(0);
        return true;
    }

    /** Goes on with TLV if that was not tried yet. */
    boolean nextTlv() {
        boolean untriedTlv = untried.remove(ContentFormat.TLV);
        current = untriedTlv ? ContentFormat.TLV : current;
        return untriedTlv;
    }
}
