package dev.ringfence.refresh;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.WrittenRows;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.report.RefreshReport;
import java.time.Duration;
import java.util.List;
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
        return WrittenRows.count(tables);
    }

    /** A line for each table and one for all. */
    @Override
    public String toString() {
        return WrittenRows.lines(tables, duration) + "policy "
                + policyDigest.substring(0, PlannedRefresh.SHORT_DIGEST) + ", key " + keyCheckValue + ", target "
                + stamp.describe();
    }
}
