package dev.ringfence.refresh.signing;

import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A file that tells of a commit, written and forced to the disk before it, and put in its place after it. Until then it lies
 * beside, hidden, and is named by the nonce of the stamp that the commit brings: so the target says of what a dead run left
 * whether it is true.
 *
 * @param file its place
 * @param nonce of the stamp
 */
public record PendingFile(Path file, String nonce) {
    private static final String END = ".pending";
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{32}");

    /**
     * Writes it beside its place, and removes what earlier runs left there: called where no other run can commit.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static PendingFile write(Path file, String nonce, String text) {
        left(file).forEach(PendingFile::discard);
        PendingFile pending = new PendingFile(file, nonce);
        try {
            Files.writeString(pending.beside(), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            WholeFile.force(pending.beside());
        } catch (IOException e) {
            pending.discard();
            throw new UncheckedIOException("'" + file.getFileName() + "' must be a file that can be written", e);
        }
        return pending;
    }

    /**
     * Puts files in their places that runs left which died behind their commit: those that tell of the target's present stamp.
     * The others stay, since somebody may be about to commit.
     *
     * @throws UncheckedIOException if one cannot be moved
     * @throws SQLException if the target cannot be reached
     */
    public static void takeUp(List<Path> files, DataSource target) throws SQLException {
        List<PendingFile> left =
                files.stream().flatMap(file -> left(file).stream()).toList();
        if (left.isEmpty()) {
            return;
        }
        StampReading reading;
        try (Connection connection = target.getConnection()) {
            reading = DatastoreStamps.read(connection);
        }
        if (reading instanceof StampReading.Stamped stamped) {
            for (PendingFile pending : left) {
                if (pending.nonce.equals(stamped.stamp().nonce())) {
                    pending.show();
                }
            }
        }
    }

    private static List<PendingFile> left(Path file) {
        String begin = begin(file);
        List<PendingFile> left = new ArrayList<>();
        Path folder = NamedFile.folderOf(file);
        if (!Files.isDirectory(folder)) {
            return left;
        }
        try (DirectoryStream<Path> names = Files.newDirectoryStream(
                folder, path -> String.valueOf(path.getFileName()).startsWith(begin))) {
            for (Path path : names) {
                String name = String.valueOf(path.getFileName());
                String nonce = name.substring(begin.length(), Math.max(begin.length(), name.length() - END.length()));
                if (name.endsWith(END) && NONCE.matcher(nonce).matches()) {
                    left.add(new PendingFile(file, nonce));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of '" + file.getFileName() + "' must be readable", e);
        }
        return left;
    }

    private static String begin(Path file) {
        return "." + Objects.requireNonNull(file.getFileName(), "file name") + ".";
    }

    private Path beside() {
        return file.resolveSibling(begin(file) + nonce + END);
    }

    /**
     * Puts it in its place.
     *
     * @throws UncheckedIOException if it cannot be moved; the next run tries again
     */
    public void show() {
        try {
            WholeFile.show(beside(), file);
        } catch (NoSuchFileException missing) {
            // Another run that began meanwhile has put it there.
            if (!Files.exists(file)) {
                throw new UncheckedIOException(missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it: it tells of what did not happen. */
    public void discard() {
        WholeFile.discard(beside());
    }
}
