// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock on a file, held in a second one beside it. The operating system's: it ends with the process, however that
 * ends. Within this process a set of names stands before it, for POSIX drops a process's locks on a file as soon as the
 * process closes any descriptor of that file, the one of a second attempt as well.
 */
final class FileClaim implements AutoCloseable {

    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path real;
    private final FileChannel lock;

    private FileClaim(Path real, FileChannel lock) {
        this.real = real;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @param shown what the file is called in messages
     * @param real where it is, without links
     * @throws StartFailed when it is taken
     */
    static FileClaim take(Path shown, Path real) {
        if (!CLAIMED.add(real)) {
            throw taken(shown);
        }
        try {
            return new FileClaim(real, lock(shown, real));
        } catch (StartFailed e) {
            CLAIMED.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path shown, Path real) {
        try {
            FileChannel channel = open(real.resolveSibling(real.getFileName() + ".lock"));
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(shown);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw taken(shown);
        } catch (IOException e) {
            throw SqliteFile.failed(
                    shown, "cannot be locked (" + SqliteFile.reason(e) + "): check the permissions of its folder", e);
        }
    }

    private static FileChannel open(Path lock) throws IOException {
        try {
            Files.createFile(lock, OwnerOnly.attributes());
        } catch (FileAlreadyExistsException e) {
            // it stays for ever: were it removed, two servers could lock two files of that name
        }
        return FileChannel.open(lock, StandardOpenOption.WRITE);
    }

    private static StartFailed taken(Path shown) {
        return SqliteFile.failed(
                shown, "is open in another server: stop that one, or choose another file with --db", null);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a lock file does not fail", e);
        } finally {
            CLAIMED.remove(real);
        }
    }
}
