package dev.ringfence.refresh.engine;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.failure.VerificationFailure;
import java.sql.SQLException;
import java.util.List;

/** How one kind of database is filled, out of sight until all of it is there. */
public interface Crossing {
    /**
     * Writes all rows, has them verified, and shows them with the stamp in one commit.
     *
     * @throws VerificationFailure if a check did not pass
     * @throws UntransformableException if a value cannot be transformed
     * @throws CancelledException if somebody asked for it
     */
    Outcome run(RefreshJob job) throws SQLException;

    /** What was written, what was checked, and the stamp that says so. */
    record Outcome(List<TableResult> tables, List<VerificationResult> verifications, DatastoreStamp stamp) {
        public Outcome {
            tables = List.copyOf(tables);
            verifications = List.copyOf(verifications);
        }
    }
}
