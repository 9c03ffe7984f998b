package dev.ringfence.jdbc.undo;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one transaction changed, as it stands in the log. Holds no row.
 *
 * @param id by which it is brought back
 * @param operation the name of the write it ran in; {@code transaction} where it ran in none
 * @param actor who ran it
 * @param recordedAt when its first statement ran, by the clock of the process
 * @param rows how many rows are kept
 * @param bytes the size of their images
 * @param replayedBy the id under which bringing it back was kept, if that was done
 */
public record UndoEntry(
        String id,
        String operation,
        String actor,
        Instant recordedAt,
        long rows,
        long bytes,
        Optional<String> replayedBy) {
    public UndoEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(replayedBy, "replayedBy");
    }
}
