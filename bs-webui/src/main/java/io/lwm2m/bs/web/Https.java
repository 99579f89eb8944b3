// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS with a key that is read again when its files change. A key that is no good then leaves the one before in use. */
final class Https {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String IN_MEMORY = "in memory";

    private final IdentityFile file;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private String stamp;

    /**
     * Reads the key.
     *
     * @throws BootstrapException when it cannot be used
     */
    Https(IdentityFile file) {
        this.file = file;
        this.stamp = stamp();
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setKeyStorePassword(IN_MEMORY);
        context.setKeyStore(keyStore(file.read()));
    }

    SslContextFactory.Server context() {
        return context;
    }

    /** Reads the key again when a file has changed. */
    synchronized void look() {
        String now = stamp();
        if (now.equals(stamp)) {
            return;
        }
        stamp = now;
        try {
            reload();
            LOG.info("HTTPS has a new key, from {}", file.path());
        } catch (BootstrapException e) {
            LOG.warn("HTTPS goes on with the key that it has: {}", e.getMessage());
        }
    }

    /**
     * Reads the key again; connections from now on use it.
     *
     * @throws BootstrapException when it cannot be used; nothing is changed then
     */
    synchronized void reload() {
        KeyStore read = keyStore(file.read());
        try {
            context.reload(factory -> factory.setKeyStore(read));
        } catch (Exception e) { // that is what Jetty declares
            throw new StartFailed("the TLS key cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore keyStore(ServerIdentity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server",
                    identity.key(),
                    IN_MEMORY.toCharArray(),
                    identity.chain().toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new StartFailed("the TLS key cannot be used: " + e.getMessage(), e);
        }
    }

    /** What changes when a file does; a link counts as the file that it leads to. */
    private String stamp() {
        return stamp(file.path()) + file.passwordFile().map(Https::stamp).orElse("");
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file.toRealPath() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return file + " cannot be looked at";
        }
    }
}
