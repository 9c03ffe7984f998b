package dev.ringfence.refresh;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Attested;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.RefreshFacts;
import dev.ringfence.refresh.engine.RefreshProof;
import dev.ringfence.refresh.engine.SourceTap;
import dev.ringfence.refresh.engine.VerificationStep;
import dev.ringfence.refresh.engine.Workers;
import dev.ringfence.refresh.failure.RunFailure;
import dev.ringfence.refresh.failure.UnfinishedException;
import dev.ringfence.refresh.failure.UnknownOutcomeException;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.plan.Identifying;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.signing.PendingFile;
import dev.ringfence.refresh.signing.RefreshSignature;
import dev.ringfence.refresh.survivor.Canaries;
import dev.ringfence.refresh.verify.AnonymityCheck;
import dev.ringfence.refresh.verify.ShapeComparison;
import dev.ringfence.refresh.verify.SurvivorCheck;
import dev.ringfence.refresh.verify.SurvivorResults;
import dev.ringfence.refresh.verify.TargetChecks;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The proof of one run: sees the source's values, looks at what was written, signs, and keeps what the report tells. */
final class RunProof {
    private final RefreshChecks checks;
    private final RefreshSignature signature;
    private final PlannedRefresh plan;
    private final Clock clock;
    private final SurvivorCheck survivors;
    private final ShapeComparison shapes;
    private final RefreshJobReports reports;
    private final List<PendingFile> pending = new ArrayList<>();
    private Duration verifying = Duration.ZERO;
    private @Nullable Read read;
    private @Nullable RefreshReport report;

    /**
     * A proof.
     *
     * @param reports where it is told
     */
    RunProof(RefreshChecks checks, RefreshJobReports reports, PlannedRefresh plan, Clock clock) {
        this.checks = checks;
        this.reports = reports;
        this.signature = new RefreshSignature(checks.key(), checks.validity(), checks.file());
        this.plan = plan;
        this.clock = clock;
        this.shapes = new ShapeComparison(checks.fidelityTolerance());
        this.survivors =
                new SurvivorCheck(plan.tables(), new Canaries(checks.canaries()), checks.survivorMemoryBytes());
    }

    /**
     * Puts files in their places that an earlier run left, if the target says that what they tell of has happened. Before the
     * admission, which refuses to sanitize a copy again that is already sanitized.
     */
    static void takeUp(RefreshChecks checks, RefreshJobReports reports, DataSource target) throws SQLException {
        List<Path> files = new ArrayList<>(reports.files());
        checks.file().ifPresent(files::add);
        PendingFile.takeUp(files, target);
    }

    /**
     * Before anything is written: see {@link RefreshSignature#prepare}. Takes files up once more, since what an earlier run had
     * begun to show may have been brought to its end meanwhile.
     */
    void prepare(DataSource target) throws SQLException {
        signature.prepare(target);
        PendingFile.takeUp(reports.files(), target);
    }

    /** What shows the rows. */
    @FunctionalInterface
    interface Showing {
        Crossing.Outcome run() throws SQLException;
    }

    /**
     * Has the rows shown, and then puts the files that tell of it in their places. Where nothing was shown they are gone, and
     * where nobody knows they are left for the next run, which does.
     */
    Crossing.Outcome keep(Showing showing) throws SQLException {
        Crossing.Outcome outcome;
        try {
            outcome = showing.run();
        } catch (UnknownOutcomeException | UnfinishedException perhapsShown) {
            throw perhapsShown;
        } catch (SQLException | RunFailure | UncheckedIOException notShown) {
            pending.forEach(PendingFile::discard);
            throw notShown;
        }
        for (PendingFile file : pending) {
            try {
                file.show();
            } catch (UncheckedIOException failed) {
                UnfinishedException unfinished = new UnfinishedException(
                        "'" + file.file().getFileName() + "' could not be put in its place, beside which it lies");
                unfinished.initCause(failed);
                throw unfinished;
            }
        }
        return outcome;
    }

    /**
     * Remembers the identifying values of all rows of the source where only some are copied: a text that is copied may speak
     * of a person who is not.
     */
    void rememberOthers(DatabaseEngine engine, Connection source) throws SQLException {
        if (plan.tables().stream().anyMatch(table -> table.chosen().isPresent())) {
            survivors.rememberAll(engine.cells(source), source);
        }
    }

    RefreshProof proof() {
        List<VerificationStep> steps = new ArrayList<>();
        steps.add(this::verify);
        checks.anonymity().forEach(demand -> steps.add(landing -> List.of(AnonymityCheck.verify(demand, landing))));
        List<VerificationStep> timed = steps.stream().map(this::timed).toList();
        return new RefreshProof(List.of(new Tap(survivors)), List.of(this::readEarly), timed, List.of(this::attest));
    }

    /**
     * What one reading of what was written showed.
     *
     * @param ended by {@link System#nanoTime()}; what else was built meanwhile may have taken longer
     */
    private record Read(SurvivorCheck.Seen seen, List<VerificationResult> fidelity, long ended) {}

    private void readEarly(Landing landing) throws SQLException {
        long begun = System.nanoTime();
        Read early = read(landing);
        verifying = verifying.plusNanos(early.ended() - begun);
        read = early;
    }

    private VerificationStep timed(VerificationStep step) {
        return landing -> {
            long begun = System.nanoTime();
            try {
                return step.verify(landing);
            } finally {
                verifying = verifying.plusNanos(System.nanoTime() - begun);
            }
        };
    }

    /** Remembers identifying values. */
    private record Tap(SurvivorCheck check) implements SourceTap {
        @Override
        public boolean sees(TableName table, TablePlan.ColumnPlan column) {
            return Identifying.column(table, column.source(), column.treatment());
        }

        @Override
        public Worker worker() {
            SurvivorCheck.Worker worker = check.worker();
            return new Worker() {
                @Override
                public void see(TableName table, TablePlan.ColumnPlan column, @Nullable Object[] values, int count) {
                    worker.see(values, count);
                }

                @Override
                public void see(
                        TableName table,
                        TablePlan.ColumnPlan column,
                        byte[] bytes,
                        int from,
                        int to,
                        boolean copyEscapes) {
                    worker.see(bytes, from, to, copyEscapes);
                }

                @Override
                public void finished() {
                    worker.finished();
                }
            };
        }
    }

    private Read read(Landing landing) throws SQLException {
        List<VerificationResult> fidelity = new ArrayList<>();
        if (landing.readers().isEmpty()) {
            SurvivorCheck.Seen seen = scan(landing);
            fidelity.addAll(shapes.verify(landing));
            return new Read(seen, fidelity, System.nanoTime());
        }
        AtomicLong compared = new AtomicLong();
        // Side by side: those who read have connections of their own.
        SurvivorCheck.Seen seen = Workers.run(
                        List.<Callable<Optional<SurvivorCheck.Seen>>>of(() -> Optional.of(scan(landing)), () -> {
                            fidelity.addAll(shapes.verify(landing));
                            compared.set(System.nanoTime());
                            return Optional.empty();
                        }))
                .get(0)
                .orElseThrow();
        boolean scannedLonger = seen.ended() != 0 && seen.ended() - compared.get() > 0;
        return new Read(seen, fidelity, scannedLonger ? seen.ended() : compared.get());
    }

    private SurvivorCheck.Seen scan(Landing landing) throws SQLException {
        return survivors.read(landing.engine(), landing.target(), landing.place(), landing.readers());
    }

    private List<VerificationResult> verify(Landing landing) throws SQLException {
        Read early = read;
        Read shown = early == null ? read(landing) : early;
        List<VerificationResult> results =
                new ArrayList<>(TargetChecks.verify(landing, shown.seen().rows()));
        SurvivorCheck.Findings findings = survivors.check(shown.seen(), landing.engine(), landing.source());
        results.addAll(SurvivorResults.of(findings, survivors.memory(), checks.allowed()));
        results.addAll(shown.fidelity());
        return results;
    }

    private void attest(Connection target, RefreshFacts facts) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Attestation attestation = attestation(target, facts, now);
        signature.sign(target, attestation).ifPresent(pending::add);
        report = new RefreshReport(
                attestation,
                signature.key().map(SigningKey::id),
                facts.tables(),
                facts.took(),
                verifying,
                shapes.measured());
        pending.addAll(reports.pending(report, facts.stamp().nonce()));
    }

    private Attestation attestation(Connection target, RefreshFacts facts, Instant now) throws SQLException {
        return new Attestation(
                new Attestation.Crossed(
                        Attestation.Datastore.of(facts.source()),
                        facts.policy().name(),
                        facts.policy().digest(),
                        facts.keyCheckValue()),
                Attestation.Datastore.of(facts.stamp()),
                facts.stamp().sequence(),
                DatastoreAttestations.schemaFingerprint(target),
                Attested.rows(facts.tables()),
                plan.tables().stream().flatMap(table -> columns(table).stream()).toList(),
                Attested.checks(facts.verifications()),
                facts.stamp().toolVersion(),
                now,
                now.plus(signature.validity()));
    }

    /** Columns that the target computes are told too: what they hold follows from the others. */
    private static List<Attestation.ColumnAction> columns(TablePlan plan) {
        TableName table = plan.table().name();
        List<Attestation.ColumnAction> columns = new ArrayList<>();
        for (Column column : plan.table().columns()) {
            Optional<Treatment> treatment = plan.columns().stream()
                    .filter(copied -> copied.source().name().equals(column.name()))
                    .map(TablePlan.ColumnPlan::treatment)
                    .findFirst();
            columns.add(new Attestation.ColumnAction(
                    table.schema(),
                    table.name(),
                    column.name(),
                    treatment.map(Treatment::toString).orElse("computed by the target"),
                    treatment.map(rule -> expectation(rule, column)).orElse(Expectation.ANY),
                    treatment.flatMap(RunProof::type)));
        }
        return columns;
    }

    private static Optional<InfoType> type(Treatment treatment) {
        return treatment instanceof Treatment.Pseudonymize made ? Optional.of(made.infoType()) : Optional.empty();
    }

    private static Expectation expectation(Treatment treatment, Column column) {
        if (treatment instanceof Treatment.Nullify) {
            return Expectation.NULL;
        }
        if (treatment instanceof Treatment.Pseudonymize made && made.form() == PseudonymForm.MADE) {
            return Expectation.MADE;
        }
        boolean open = treatment instanceof Treatment.Keep
                || treatment instanceof Treatment.Constant
                || Identifying.formatPreserving(treatment)
                || column.kind() != ValueKind.TEXT;
        return open ? Expectation.ANY : Expectation.NOT_PLAUSIBLE;
    }

    /** Of a run that was attested. */
    RefreshReport report() {
        return Objects.requireNonNull(report, "report");
    }
}
