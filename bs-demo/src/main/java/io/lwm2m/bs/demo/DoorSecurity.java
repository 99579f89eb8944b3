// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.SecurityFiles;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.ServerSecurity.Current;
import io.lwm2m.bs.device.dtls.ServerSecurity.Source;
import io.lwm2m.bs.device.dtls.TrustFile;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who {@code serve} is over DTLS: what it was given, or what it makes at the first start.
 *
 * @param security identity and trusted authorities
 * @param origin where the identity comes from, for people
 */
record DoorSecurity(ServerSecurity security, String origin) {

    private static final String FILE = "identity.pem";
    private static final Path DATA = Path.of("data");

    /**
     * Reads the files, and makes an identity when none is given: once, beside the database; in memory, where nothing is
     * kept, at each start.
     *
     * @throws io.lwm2m.bs.model.BootstrapException when a file cannot be used
     */
    static DoorSecurity open(CoapsSettings settings, StorageSettings storage) {
        if (settings.identity().isPresent()) {
            return given(settings.identity().get(), settings);
        }
        Supplier<ServerIdentity> maker = () -> ServerIdentity.generate(
                Machine.commonName(), Machine.names(settings.address().host()), Instant.now());
        return storage.database()
                .map(database -> kept(IdentityFile.at(place(database)), maker, settings))
                .orElseGet(() -> forgotten(maker.get(), settings));
    }

    private static DoorSecurity given(IdentityFile file, CoapsSettings settings) {
        return new DoorSecurity(
                ServerSecurity.from(new SecurityFiles(file, settings.trusted())),
                file.path().toString());
    }

    private static DoorSecurity kept(IdentityFile file, Supplier<ServerIdentity> maker, CoapsSettings settings) {
        boolean made = file.makeIfMissing(maker);
        DoorSecurity kept = given(file, settings);
        return made ? new DoorSecurity(kept.security(), "made now: " + kept.origin()) : kept;
    }

    private static DoorSecurity forgotten(ServerIdentity made, CoapsSettings settings) {
        Source source = new Source() {
            @Override
            public Current read() {
                return new Current(made, settings.trusted().map(TrustFile::read).orElseGet(TrustedCertificates::none));
            }

            @Override
            public List<String> warnings() {
                return List.of("the server's identity is another one at each start, since --db memory keeps nothing;"
                        + " devices that are to recognise the server need --identity FILE");
            }
        };
        return new DoorSecurity(ServerSecurity.from(source), "forgotten at the end");
    }

    /** Beside an SQLite file; PostgreSQL has no folder here. */
    private static Path place(DatabaseSettings database) {
        return database.sqliteFile().map(file -> file.resolveSibling(FILE)).orElse(DATA.resolve(FILE));
    }

    /** One line for people. */
    String line() {
        return line(security.current().identity()) + " (" + origin + ")";
    }

    /** One line for people, without where it comes from. */
    static String line(ServerIdentity identity) {
        String until = identity.certificate().getNotAfter().toInstant().toString();
        return "SHA-256 " + identity.fingerprint() + ", " + identity.subject() + ", valid until "
                + until.substring(0, until.indexOf('T'));
    }
}
