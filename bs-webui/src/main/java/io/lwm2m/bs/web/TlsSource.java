// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.model.BootstrapException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a server's TLS key comes from.
 *
 * @param files what is watched: when one of them changes, the key is read again
 * @param reader reads and checks the key; throws a {@link BootstrapException} whose message says what is wrong
 */
public record TlsSource(List<Path> files, Supplier<TlsKey> reader) {

    /** Copies the list. */
    public TlsSource {
        files = List.copyOf(files);
    }
}
