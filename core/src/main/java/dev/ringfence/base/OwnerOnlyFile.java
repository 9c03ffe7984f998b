package dev.ringfence.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Files that hold a secret: readable and writable by their owner alone (mode 0600). Stateless. */
public final class OwnerOnlyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private OwnerOnlyFile() {}

    /**
     * Writes a new file with mode 0600.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file: a secret is never overwritten
     * @throws UnsupportedOperationException if the file system has no POSIX permissions
     * @throws IOException if it cannot be written
     */
    public static void create(Path file, byte[] content) throws IOException {
        // The mode is part of the creation: there is no moment at which others could open the file.
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /**
     * Why a file may be open to others than its owner; empty if it is not. A link is followed.
     *
     * @throws IOException if its attributes cannot be read
     */
    public static Optional<String> exposure(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.of("the file system has no POSIX permissions");
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        return OWNER_ONLY.containsAll(mode)
                ? Optional.empty()
                : Optional.of("its mode is " + PosixFilePermissions.toString(mode));
    }
}
