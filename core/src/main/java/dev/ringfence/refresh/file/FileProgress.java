package dev.ringfence.refresh.file;

import java.util.Objects;

/**
 * How far a {@link FileRefresh} is.
 *
 * @param stage what is done now
 * @param bytes of the file that is read in it, as they are on the disk, so far
 * @param totalBytes of that file
 */
public record FileProgress(Stage stage, long bytes, long totalBytes) {
    public FileProgress {
        Objects.requireNonNull(stage, "stage");
    }

    /** In this order. */
    public enum Stage {
        /** The source is read for its columns and identifying values. */
        SURVEY,
        /** The source is read and the target written. */
        WRITE,
        /** The target is read for values of the source. */
        VERIFY
    }

    /** Is told of progress, about every 4 MiB and at the end of each stage. */
    @FunctionalInterface
    public interface Listener {
        /** Takes little time. An exception is logged once and else ignored. */
        void progressed(FileProgress progress);
    }
}
