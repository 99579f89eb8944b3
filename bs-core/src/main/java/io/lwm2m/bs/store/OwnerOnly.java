// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold keys: only their owner may read and write them (mode 0600), from the moment they are there. Where there
 * are no POSIX permissions, the rights of the folder hold. Stateless.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private OwnerOnly() {}

    /** What to make a file with. */
    public static FileAttribute<?>[] attributes() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Makes a file, and its folder when that is missing. The file is there when all of it has reached the disk, and not
     * before.
     *
     * @return false when there is one of that name, which is left as it is
     */
    public static boolean write(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Files.createDirectories(target.resolveSibling(""));
        Path part = Files.createTempFile(folder, "." + target.getFileName() + "-", ".part", attributes());
        try {
            fill(part, content);
            return name(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** A link takes a name only when it is free, which an atomic move does not promise; some disks have no links. */
    private static boolean name(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.move(part, target);
            return true;
        }
    }

    /** Whether users other than its owner may read or change a file. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
