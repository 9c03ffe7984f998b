package dev.ringfence.refresh.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** A file that is there whole or not at all: written beside its place, forced to the disk, and moved there. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a small one.
     *
     * @throws FileSystemException if it cannot be written; what stood there before still does
     */
    public static void write(Path file, String text) throws FileSystemException {
        Path part = beside(file);
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            show(part, file);
        } catch (IOException e) {
            discard(part);
            throw notWritten(file, e);
        }
    }

    /** The failure under the name that was asked for: the part's tells nobody anything, nor does a bare "No space left". */
    public static FileSystemException notWritten(Path file, IOException failure) {
        String why = failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(failure.getMessage());
        FileSystemException told =
                new FileSystemException(file.toString(), null, "it cannot be written, and is as it was before: " + why);
        told.initCause(failure);
        return told;
    }

    /** A name in the same folder that nobody else has; a process that dies leaves a file of that name. */
    public static Path beside(Path file) {
        Path name = Objects.requireNonNull(file.getFileName(), "file name");
        return file.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
    }

    /** Moves it to its place once it is on the disk. */
    public static void show(Path part, Path file) throws IOException {
        force(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder"));
    }

    /** Has it on the disk, and its name. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder"));
    }

    /** Windows opens no folder, and keeps names by itself. */
    private static void forceFolder(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes what is not to be shown; another failure led here and matters more. */
    public static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
