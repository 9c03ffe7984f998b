package dev.ringfence.refresh;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RefreshOptions;
import dev.ringfence.refresh.engine.RefreshProof;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.product.Engines;
import dev.ringfence.testing.Environments;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the proof adds to a refresh of the table of {@link PipeMain}: from the last row that was copied until all is shown,
 * in turn without a proof (nothing is remembered, read or signed, indexes and keys are built) and with it. Arguments: rows
 * in thousands, rounds, threads; then indexes beside the primary key, as columns, such as {@code last_name}.
 */
public final class ProofMain {
    private static final PrintStream OUT = System.out;

    private ProofMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException {
        long rows = Long.parseLong(arguments[0]) * 1_000;
        int rounds = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        PGSimpleDataSource production = PipeMain.customers("text", rows);
        PGSimpleDataSource staging = PipeMain.noCustomers("text");
        for (int i = 3; i < arguments.length; i++) {
            try (Connection connection = staging.getConnection()) {
                DatabaseEngine.execute(connection, "CREATE INDEX ON customer (" + arguments[i] + ")");
            }
        }
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("bench", "bench");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("bench", "bench");
        for (int round = 0; round < rounds; round++) {
            Times without = run(production, staging, threads, false);
            Times with = run(production, staging, threads, true);
            OUT.printf(
                    Locale.ROOT,
                    "| copy without fingerprints %.2f s, with %.2f s | after it without proof %.2f s, with %.2f s | proof"
                            + " adds %.2f s, %.0f %% of the copy | its own time %.2f s, %.0f %% |%n",
                    without.copy(),
                    with.copy(),
                    without.after(),
                    with.after(),
                    with.after() - without.after(),
                    100 * (with.after() - without.after()) / with.copy(),
                    with.proof(),
                    100 * with.proof() / with.copy());
        }
        System.exit(0);
    }

    /**
     * Of one run, in seconds.
     *
     * @param copy by the thread that was busy longest, about
     * @param after from the last row until all is shown
     * @param proof how long was read and verified, beside what else was done then
     */
    private record Times(double copy, double after, double proof) {}

    private static Times run(PGSimpleDataSource production, PGSimpleDataSource staging, int threads, boolean proven)
            throws SQLException {
        PseudonymKey key = PseudonymKey.ephemeral();
        SanitizationPolicy policy = CopyRace.policy();
        AtomicLong last = new AtomicLong();
        try (Connection from = production.getConnection();
                Connection to = staging.getConnection()) {
            RefreshAdmission admission = RefreshAdmission.of(from, to, Environments.PRODUCTION);
            DatabaseEngine engine = Engines.ofBoth(from, to, Set.of(), "production");
            engine.beginSnapshot(from);
            RefreshChecks checks = RefreshChecks.standard();
            PlannedRefresh plan = new RefreshPlanning(
                            from,
                            to,
                            engine,
                            admission,
                            DatastoreStamps.of(staging, Environments.PRODUCTION),
                            policy,
                            key,
                            checks,
                            "production",
                            Optional.empty(),
                            () -> {})
                    .plan();
            RunProof proof = new RunProof(checks, RefreshJobReports.NONE, plan, Clock.systemUTC());
            proof.prepare(staging);
            RefreshProof none = new RefreshProof(List.of(), List.of(), List.of(), List.of());
            long begun = System.nanoTime();
            RefreshJob job = new RefreshJob(
                    production,
                    staging,
                    from,
                    to,
                    engine,
                    plan,
                    policy,
                    key,
                    admission.source(),
                    DatastoreStamps.of(staging, Environments.PRODUCTION),
                    proven ? proof.proof() : none,
                    new RefreshOptions(threads, RefreshOptions.BLOCKS, false, RefreshOptions.PATIENCE),
                    progress -> last.set(System.nanoTime()),
                    () -> false,
                    begun);
            double copy = seconds(job.cross().tables().get(0).duration().toNanos() / threads);
            long ended = System.nanoTime();
            engine.endSnapshot(from);
            double own = proven ? seconds(proof.report().verifying().toNanos()) : 0;
            return new Times(copy, seconds(ended - last.get()), own);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
