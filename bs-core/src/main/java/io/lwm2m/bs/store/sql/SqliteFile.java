// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.store.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database: made with mode 0600 when it is not there, looked at before SQLite touches it, and locked
 * for as long as it is open, so that no second server takes it.
 */
final class SqliteFile implements AutoCloseable {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    private final Path path;
    private final boolean made;
    private final FileClaim claim;

    private SqliteFile(Path path, boolean made, FileClaim claim) {
        this.path = path;
        this.made = made;
        this.claim = claim;
    }

    /**
     * Makes or checks the file, and takes the lock.
     *
     * @throws StartFailed when it cannot be used; it is not changed then
     */
    static SqliteFile take(Path file) {
        boolean made = create(file);
        requireUsable(file);
        Path real = real(file);
        SqliteFile taken = new SqliteFile(real, made, FileClaim.take(file, real));
        try {
            if (!made) {
                requireSqlite(file);
            }
            return taken;
        } catch (StartFailed e) {
            taken.close();
            throw e;
        }
    }

    /** Where it is, without links: one file has one lock, whatever it is called. */
    Path path() {
        return path;
    }

    /** Whether there was no file before. */
    boolean isNew() {
        return made;
    }

    /** The file with the write-ahead log, which is a part of the database. */
    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static boolean create(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            requireNoOrphan(file);
            Files.createFile(file, OwnerOnly.attributes());
            return true;
        } catch (FileAlreadyExistsException e) {
            // a folder's name taken by a file comes here too: what is there is checked next
            if (Files.exists(file)) {
                return false;
            }
            throw failed(file, "cannot be made (" + reason(e) + "); choose another place with --db", e);
        } catch (IOException e) {
            throw failed(file, "cannot be made (" + reason(e) + "); choose another place with --db", e);
        }
    }

    /** SQLite would throw the log of a missing database away. */
    private static void requireNoOrphan(Path file) throws IOException {
        Path log = log(file);
        if (!Files.exists(file) && Files.exists(log) && Files.size(log) > 0) {
            throw failed(
                    file,
                    "is missing, but its log " + log + " is there: put the file back, or remove the log too",
                    null);
        }
    }

    private static void requireUsable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw failed(file, "is no file: choose another one with --db", null);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isReadable(file) || !Files.isWritable(file) || folder != null && !Files.isWritable(folder)) {
            throw failed(file, "cannot be written to: check the permissions of the file and of its folder", null);
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw failed(file, "cannot be found any more (" + reason(e) + "): start again", e);
        }
    }

    /** The header tells what SQLite would find out only when it reads the damaged page. */
    private static void requireSqlite(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] header = new byte[HEADER];
            if (content.length() < HEADER) {
                throw failed(
                        file,
                        content.length() == 0
                                ? "is empty: restore it from a backup, or remove it to begin with a new one"
                                : "is no SQLite database, or what is left of one: restore it from a backup",
                        null);
            }
            content.readFully(header);
            if (!Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
                throw failed(
                        file,
                        "is no SQLite database: choose another file with --db, or restore it from a backup",
                        null);
            }
            requireWhole(file, ByteBuffer.wrap(header), content.length());
        } catch (IOException e) {
            throw failed(file, "cannot be read (" + reason(e) + "): check the disk", e);
        }
    }

    /** Offsets from the SQLite file format: page size at 16, pages at 28, and whether those are right, at 24 and 92. */
    private static void requireWhole(Path file, ByteBuffer header, long length) {
        int pageSize = Short.toUnsignedInt(header.getShort(16));
        long pages = Integer.toUnsignedLong(header.getInt(28));
        boolean known = header.getInt(24) == header.getInt(92);
        if (known && length < pages * (pageSize == 1 ? 65536 : pageSize)) {
            throw failed(file, "is damaged: its end is missing; restore it from a backup", null);
        }
    }

    static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    static StartFailed failed(Path file, String what, @Nullable Exception cause) {
        return new StartFailed("database: " + file + " " + what, cause);
    }

    @Override
    public void close() {
        claim.close();
    }
}
