package dev.ringfence.refresh.engine;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.plan.PlannedRefresh;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A plan with all that it takes to carry it out.
 *
 * @param source where more connections come from
 * @param target likewise
 * @param from reads one state of the source until the run ends
 * @param to in autocommit
 * @param engine of both
 * @param sourceStamp the source's
 * @param stamps of the target
 * @param cancelled whether somebody asked the run to end
 * @param options of the run
 * @param begun by {@link System#nanoTime()}
 */
public record RefreshJob(
        DataSource source,
        DataSource target,
        Connection from,
        Connection to,
        DatabaseEngine engine,
        PlannedRefresh plan,
        SanitizationPolicy policy,
        PseudonymKey key,
        DatastoreStamp sourceStamp,
        DatastoreStamps stamps,
        RefreshProof proof,
        RefreshOptions options,
        Consumer<RefreshProgress> progress,
        BooleanSupplier cancelled,
        long begun) {

    /** Knows the names and numbers of the source, also within texts. */
    public Sanitizer sanitizer() throws SQLException {
        return Sanitizer.of(policy, key).lookingFor(KnownValues.detector(from, plan.tables()));
    }

    /** True if source and target are one datastore, whose old rows are live and must all go. */
    public boolean inPlace() {
        return plan.head().inPlace();
    }

    /** Ends the run if somebody asked for it. */
    public void requireNotCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
    }

    /** Stamps and attests in the transaction that shows the rows. */
    public DatastoreStamp sign(Connection target, List<TableResult> tables, List<VerificationResult> verifications)
            throws SQLException {
        DatastoreStamp stamp = stamps.stampRefreshed(target, DataClass.SANITIZED, reason());
        if (inPlace()) {
            RestoredState.remove(target, engine);
        }
        proof.attest(
                target,
                new RefreshFacts(
                        plan,
                        policy,
                        key.checkValue(),
                        sourceStamp,
                        stamp,
                        tables,
                        verifications,
                        Duration.ofNanos(System.nanoTime() - begun)));
        return stamp;
    }

    private String reason() {
        String name =
                policy.name().length() <= 100 ? policy.name() : policy.name().substring(0, 100);
        return (inPlace() ? "sanitized in place through policy " : "refreshed from production through policy ") + name
                + " " + policy.digest().substring(0, 12) + ", key check value " + key.checkValue();
    }

    /** Carries it out. A heap that is too small for a row is a failure like others: what filled it is let go. */
    public Crossing.Outcome cross() throws SQLException {
        try {
            return engine.crossing().run(this);
        } catch (OutOfMemoryError exhausted) {
            throw HeapExhaustedException.of(this);
        } catch (SQLException failed) {
            if (HeapExhaustedException.isBehind(failed)) {
                throw HeapExhaustedException.of(this);
            }
            throw failed;
        }
    }
}
