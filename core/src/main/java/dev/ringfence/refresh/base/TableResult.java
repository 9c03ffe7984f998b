package dev.ringfence.refresh.base;

import java.time.Duration;
import java.util.Objects;

/**
 * What was written to one table.
 *
 * @param rows how many it now has: the same number as were read, or made
 * @param duration of writing them
 */
public record TableResult(TableName table, long rows, Duration duration) {
    public TableResult {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(duration, "duration");
    }
}
