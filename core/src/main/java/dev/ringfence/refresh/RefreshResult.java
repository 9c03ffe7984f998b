package dev.ringfence.refresh;

import dev.ringfence.jdbc.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.report.RefreshReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a refresh did.
 *
 * @param tables what was written, in the order of writing
 * @param verifications what was checked before the commit, all of it passed
 * @param duration from the first query to the commit
 * @param policyDigest SHA-256 of the policy, 64 hexadecimal digits
 * @param keyCheckValue of the key, see {@link dev.ringfence.data.PseudonymKey#checkValue()}
 * @param stamp the target's new stamp
 * @param report the same for whoever has to keep it, as a page and as JSON
 */
public record RefreshResult(
        List<TableResult> tables,
        List<VerificationResult> verifications,
        Duration duration,
        String policyDigest,
        String keyCheckValue,
        DatastoreStamp stamp,
        RefreshReport report) {
    public RefreshResult {
        tables = List.copyOf(tables);
        verifications = List.copyOf(verifications);
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(policyDigest, "policyDigest");
        Objects.requireNonNull(keyCheckValue, "keyCheckValue");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(report, "report");
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableResult::rows).sum();
    }

    /** A line for each table and one for all. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (TableResult table : tables) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-40s %,12d rows %,8d ms%n",
                    table.table(),
                    table.rows(),
                    table.duration().toMillis()));
        }
        return text.append(String.format(Locale.ROOT, "%-40s %,12d rows %,8d ms%n", "all", rows(), duration.toMillis()))
                .append("policy ")
                .append(policyDigest, 0, 12)
                .append(", key ")
                .append(keyCheckValue)
                .append(", target ")
                .append(stamp.describe())
                .toString();
    }
}
