// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The identity and the trusted authorities that hold now, and where new ones come from. Who uses them asks for
 * {@link #current()} at each handshake, so that a reload needs no restart. Safe for use by many threads.
 */
public final class ServerSecurity {

    private final Source source;
    private volatile Current current;

    private ServerSecurity(Source source) {
        this.source = source;
        this.current = source.read();
    }

    /**
     * What holds together.
     *
     * @param identity who the server is
     * @param trusted whom it trusts
     */
    public record Current(ServerIdentity identity, TrustedCertificates trusted) {}

    /** Where identity and trusted authorities are read from, at the start and at each reload. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads and checks all of it.
         *
         * @throws BootstrapException when something is wrong with it
         */
        Current read();

        /** What an operator should know of the source though it can be used. */
        default List<String> warnings() {
            return List.of();
        }
    }

    /** What stays the same; a reload changes nothing. */
    public static ServerSecurity of(ServerIdentity identity, TrustedCertificates trusted) {
        Current fixed = new Current(identity, trusted);
        return new ServerSecurity(() -> fixed);
    }

    /**
     * What is read from somewhere, now and at each reload.
     *
     * @throws BootstrapException when it cannot be used
     */
    public static ServerSecurity from(Source source) {
        return new ServerSecurity(source);
    }

    /** What holds now. */
    public Current current() {
        return current;
    }

    /**
     * Reads everything again and uses it for handshakes from now on. Blocks. Established associations stay; the names in a
     * certificate count no longer than its authority is trusted.
     *
     * @return what holds now
     * @throws BootstrapException when it cannot be used; then all stays as it was
     */
    public synchronized Current reload() {
        current = source.read();
        return current;
    }

    /** What an operator should know though all of it can be used: dates, unusual keys, files that others can read. */
    public List<String> warnings(Instant now) {
        List<String> warnings = new ArrayList<>(source.warnings());
        warnings.addAll(current.identity().warnings(now));
        warnings.addAll(current.trusted().warnings(now));
        return warnings;
    }
}
