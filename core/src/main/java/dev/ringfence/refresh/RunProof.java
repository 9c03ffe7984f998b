package dev.ringfence.refresh;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.jdbc.Attestation;
import dev.ringfence.jdbc.Attestation.Expectation;
import dev.ringfence.jdbc.DatastoreAttestations;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The proof of one run: sees the source's values, looks at what was written, signs, and keeps what the report tells. */
final class RunProof {
    private final RefreshChecks checks;
    private final RefreshPlan plan;
    private final Clock clock;
    private final SurvivorCheck survivors;
    private final ShapeComparison shapes;
    private Duration verifying = Duration.ZERO;
    private @Nullable RefreshReport report;

    RunProof(RefreshChecks checks, RefreshPlan plan, Clock clock) {
        this.checks = checks;
        this.plan = plan;
        this.clock = clock;
        this.shapes = new ShapeComparison(checks.fidelityTolerance());
        this.survivors = new SurvivorCheck(plan.tables(), checks.canaries(), checks.survivorMemoryBytes());
    }

    /** Makes the table for the attestation, in a transaction of its own: some databases commit with it what is open. */
    void prepare(DataSource target) throws SQLException {
        if (checks.key().isPresent()) {
            DatastoreAttestations.createTable(target);
        }
    }

    /**
     * Remembers the identifying values of all rows of the source where only some are copied: a text that is copied may speak
     * of a person who is not.
     */
    void rememberOthers(Connection source) throws SQLException {
        if (plan.tables().stream().anyMatch(table -> table.chosen().isPresent())) {
            survivors.rememberAll(source);
        }
    }

    RefreshProof proof() {
        List<VerificationStep> steps = new ArrayList<>();
        steps.add(TargetChecks::verify);
        steps.add(this::read);
        steps.add(shapes::verify);
        checks.anonymity().forEach(demand -> steps.add(landing -> List.of(demand.verify(landing))));
        List<VerificationStep> timed = steps.stream().map(this::timed).toList();
        return new RefreshProof(List.of(new Tap(survivors)), timed, List.of(this::attest));
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

    private List<VerificationResult> read(Landing landing) throws SQLException {
        SurvivorCheck.Findings findings =
                survivors.check(landing.source(), landing.target(), landing.place(), landing.readers());
        return SurvivorResults.of(findings, survivors.memory(), checks.allowed());
    }

    private void attest(Connection target, RefreshFacts facts) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Attestation attestation = attestation(target, facts, now);
        if (checks.key().isPresent()) {
            SigningKey key = checks.key().get();
            Envelope envelope = DatastoreAttestations.sign(target, attestation, key);
            checks.file().ifPresent(file -> WholeFile.write(file, envelope.toJson() + "\n"));
        }
        report = new RefreshReport(
                attestation,
                checks.key().map(SigningKey::id),
                facts.tables(),
                facts.took(),
                verifying,
                shapes.measured());
    }

    private Attestation attestation(Connection target, RefreshFacts facts, Instant now) throws SQLException {
        return new Attestation(
                Attestation.Datastore.of(facts.source()),
                Attestation.Datastore.of(facts.stamp()),
                facts.stamp().sequence(),
                facts.policy().name(),
                facts.policy().digest(),
                DatastoreAttestations.schemaFingerprint(target),
                facts.keyCheckValue(),
                facts.tables().stream()
                        .map(table -> new Attestation.TableRows(
                                table.table().schema(), table.table().name(), table.rows()))
                        .toList(),
                plan.tables().stream().flatMap(table -> columns(table).stream()).toList(),
                facts.verifications().stream()
                        .map(result -> new Attestation.Check(
                                result.check(), result.subject(), result.passed(), result.finding()))
                        .toList(),
                facts.stamp().toolVersion(),
                now,
                now.plus(checks.validity()));
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
