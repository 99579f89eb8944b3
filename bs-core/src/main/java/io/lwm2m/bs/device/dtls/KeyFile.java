// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A file with keys or certificates, PEM or PKCS#12, which its content tells. Whatever is wrong with it is told with its
 * name, and with nothing of its content.
 *
 * @param kind what it is for, in messages
 * @param path where it is
 * @param passwordFile a file with the password of PKCS#12
 */
record KeyFile(String kind, Path path, Optional<Path> passwordFile) {

    private static final int MOST = 1 << 20;
    private static final int SEQUENCE = 0x30;

    /** All of it. */
    byte[] content() {
        byte[] content = read(path);
        if (content.length == 0) {
            throw broken("empty", "it is empty");
        }
        if (content.length > MOST) {
            throw broken("no-key-file", "it is larger than " + MOST + " bytes, too large for keys and certificates");
        }
        if (!Pem.isPem(content) && content[0] != SEQUENCE) {
            throw broken("no-key-file", "it is neither PEM nor PKCS#12");
        }
        return content;
    }

    private byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST + 1);
        } catch (NoSuchFileException e) {
            throw broken("missing", why(file, "there is no such file"));
        } catch (AccessDeniedException e) {
            throw broken("unreadable", why(file, "it may not be read: check its permissions"));
        } catch (IOException e) {
            throw broken("unreadable", why(file, "it cannot be read (" + e.getMessage() + ")"));
        }
    }

    private String why(Path file, String what) {
        return file.equals(path) ? what : "its password file " + file + ": " + what;
    }

    List<Pem> pem(byte[] content) {
        try {
            return Pem.read(content);
        } catch (IllegalArgumentException e) {
            throw broken("damaged", String.valueOf(e.getMessage()));
        }
    }

    /** The certificates among some blocks, in order. */
    List<X509Certificate> certificates(List<Pem> blocks) {
        return blocks.stream()
                .filter(block -> block.label().equals("CERTIFICATE"))
                .map(this::certificate)
                .toList();
    }

    private X509Certificate certificate(Pem block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw broken("damaged", "it is damaged: a certificate in it cannot be read");
        }
    }

    KeyStore keyStore(byte[] content, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            return store;
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException ? locked(password) : damaged();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damaged();
        }
    }

    /** The names of all entries of a kind. */
    static List<String> aliases(KeyStore store, Class<? extends KeyStore.Entry> kind) throws KeyStoreException {
        List<String> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, kind)) {
                found.add(alias);
            }
        }
        return found;
    }

    private InvalidInput damaged() {
        return broken("damaged", "it is damaged, or no PKCS#12 file");
    }

    private InvalidInput locked(char[] password) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(CharBuffer.wrap(password));
        return broken(
                "wrong-password",
                passwordFile
                        .map(file -> "the password in " + file + " is wrong, or the file is damaged"
                                + (ascii ? "" : "; passwords beyond ASCII are not portable, choose another"))
                        .orElse("it needs a password, and no password file is given"));
    }

    /** The password; empty when no file is given. Editors end files with a line break; passwords do not. */
    char[] password() {
        return passwordFile
                .map(file -> new String(read(file), StandardCharsets.UTF_8).replaceFirst("\\R\\z", ""))
                .orElse("")
                .toCharArray();
    }

    /** What is wrong, with the file's name. */
    InvalidInput broken(String code, String why) {
        return new InvalidInput("", code, kind + " file " + path + ": " + why);
    }
}
