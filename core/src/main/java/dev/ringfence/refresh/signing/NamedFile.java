package dev.ringfence.refresh.signing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file and the setting that names it, so that whoever has to mend it is told both.
 *
 * @param setting such as {@code policy}
 */
public record NamedFile(String setting, Path path) {

    /** What reads a file. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Reads it by what names the file in its refusals.
     *
     * @throws FileSystemException if it cannot be read, with the setting and what to do
     * @throws IOException if it breaks off
     */
    public <T> T read(Reading<T> reading) throws IOException {
        try {
            if (Files.isDirectory(path)) {
                throw new FileSystemException(path.toString(), null, "it is a folder");
            }
            return reading.read(path);
        } catch (NoSuchFileException missing) {
            throw failed("must be there but is not: mend the path, or put the file there", missing);
        } catch (AccessDeniedException denied) {
            throw failed("must be readable by this process but is not: let its user read it", denied);
        } catch (CharacterCodingException other) {
            throw failed("must be a text in UTF-8 but is not", other);
        } catch (FileSystemException failed) {
            throw failed("could not be read: " + failed.getReason(), failed);
        }
    }

    /**
     * The same by what does not.
     *
     * @throws IllegalArgumentException that the reading throws, with setting and file before its message
     */
    public <T> T readTellingName(Reading<T> reading) throws IOException {
        try {
            return read(reading);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "'" + setting + "' in " + path.getFileName() + ": " + wrong.getMessage(), wrong);
        }
    }

    private FileSystemException failed(String why, IOException cause) {
        FileSystemException told =
                new FileSystemException(path.toString(), null, "the file of '" + setting + "' " + why);
        told.initCause(cause);
        return told;
    }

    /** The folder that paths in a file are relative to. */
    public static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /**
     * Refuses a place where nothing can be written, before there is anything to write.
     *
     * @throws IllegalArgumentException if its folder is missing or may not be written to
     */
    public void requireWritable() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("'" + setting + "' must be in a folder that is there but " + folder
                    + " is none: create it, or mend the path");
        }
        if (!Files.isWritable(folder) || Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "'" + setting + "' must be a file that this process can write but " + path + " is not");
        }
    }

    /**
     * Refuses a place that another file has, by whatever name: what is written there would be written over it.
     *
     * @throws IllegalStateException if both are one file, or will be
     * @throws IOException if a folder cannot be looked up
     */
    public void requireOtherThan(NamedFile other) throws IOException {
        boolean bothThere = Files.exists(path) && Files.exists(other.path);
        boolean same =
                bothThere ? Files.isSameFile(path, other.path) : place(path).equals(place(other.path));
        if (same) {
            throw new IllegalStateException(
                    "'" + setting + "' must be another file than '" + other.setting + "' but both are " + path);
        }
    }

    /** Also of a file that is not there yet. */
    private static Path place(Path file) throws IOException {
        Path there = file.toAbsolutePath().normalize();
        Path folder = there.getParent();
        if (folder == null || !Files.exists(folder)) {
            return there;
        }
        return folder.toRealPath().resolve(there.getFileName());
    }
}
