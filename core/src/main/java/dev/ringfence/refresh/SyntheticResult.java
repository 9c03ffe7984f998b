package dev.ringfence.refresh;

import dev.ringfence.jdbc.DatastoreStamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a fill did.
 *
 * @param tables what was written, in the order of writing
 * @param verifications what was checked before the commit, all of it passed
 * @param duration from the first query to the commit
 * @param planDigest of the plan that was carried out, 64 hexadecimal digits
 * @param seed that the rows come of
 * @param stamp the target's new stamp
 */
public record SyntheticResult(
        List<RefreshResult.TableResult> tables,
        List<VerificationResult> verifications,
        Duration duration,
        String planDigest,
        long seed,
        DatastoreStamp stamp) {
    public SyntheticResult {
        tables = List.copyOf(tables);
        verifications = List.copyOf(verifications);
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(planDigest, "planDigest");
        Objects.requireNonNull(stamp, "stamp");
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(RefreshResult.TableResult::rows).sum();
    }

    /** A line for each table and one for all. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (RefreshResult.TableResult table : tables) {
            text.append(line(table.table().toString(), table.rows(), table.duration()));
        }
        return text.append(line("all", rows(), duration))
                .append("plan ")
                .append(planDigest, 0, RefreshPlan.SHORT_DIGEST)
                .append(", seed ")
                .append(seed)
                .append(", target ")
                .append(stamp.describe())
                .toString();
    }

    private static String line(String name, long rows, Duration took) {
        return String.format(Locale.ROOT, "%-40s %,12d rows %,8d ms%n", name, rows, took.toMillis());
    }
}
