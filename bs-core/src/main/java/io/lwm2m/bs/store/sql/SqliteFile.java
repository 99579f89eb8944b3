// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database: made with mode 0600 when it is not there, looked at before SQLite touches it, and locked
 * for as long as it is open, so that no second server takes it. The lock is the operating system's: it ends with the
 * process, however that ends.
 */
final class SqliteFile implements AutoCloseable {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    private final FileChannel lockFile;

    private SqliteFile(FileChannel lockFile) {
        this.lockFile = lockFile;
    }

    /**
     * Makes or checks the file, and takes the lock.
     *
     * @throws StartFailed when it cannot be used; it is not changed then
     */
    static SqliteFile take(Path file) {
        try {
            create(file);
        } catch (IOException e) {
            throw failed(file, "cannot be made (" + reason(e) + "); choose another place with --db", e);
        }
        requireUsable(file);
        SqliteFile taken = new SqliteFile(lock(file));
        try {
            requireSqlite(file);
            return taken;
        } catch (StartFailed e) {
            taken.close();
            throw e;
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            // what is in it is checked later
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void requireUsable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw failed(file, "is no file", null);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isReadable(file) || !Files.isWritable(file) || folder != null && !Files.isWritable(folder)) {
            throw failed(file, "cannot be written to: check the permissions of the file and of its folder", null);
        }
    }

    private static FileChannel lock(Path file) {
        Path lockPath = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            if (!Files.exists(lockPath)) {
                createLock(lockPath);
            }
            channel = FileChannel.open(lockPath, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw failed(file, "is open in another server: stop that one, or choose another file with --db", null);
            }
            return channel;
        } catch (IOException e) {
            throw failed(file, "cannot be locked (" + reason(e) + ")", e);
        }
    }

    private static void createLock(Path lockPath) throws IOException {
        try {
            Files.createFile(lockPath, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            // somebody else was faster
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The header tells what SQLite would find out only when it reads the damaged page. */
    private static void requireSqlite(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            if (content.length() == 0) {
                return;
            }
            byte[] header = new byte[HEADER];
            if (content.length() < HEADER) {
                throw failed(file, "is no SQLite database, or what is left of one: restore it from a backup", null);
            }
            content.readFully(header);
            if (!Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
                throw failed(file, "is no SQLite database: choose another file with --db", null);
            }
            requireWhole(file, ByteBuffer.wrap(header), content.length());
        } catch (IOException e) {
            throw failed(file, "cannot be read (" + reason(e) + ")", e);
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

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    static StartFailed failed(Path file, String what, @Nullable Exception cause) {
        return new StartFailed("database: " + file + " " + what, cause);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a lock file does not fail", e);
        }
    }
}
