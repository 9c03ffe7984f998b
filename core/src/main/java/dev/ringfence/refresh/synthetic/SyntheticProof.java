package dev.ringfence.refresh.synthetic;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Attested;
import dev.ringfence.refresh.plan.PlanCheck;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.signing.PendingFile;
import dev.ringfence.refresh.signing.RefreshSignature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The proof of a fill, in the form of a refresh's: what is claimed of the target, signed where there is a key. */
record SyntheticProof(SyntheticPlan plan, RefreshSignature signature, Clock clock) {

    /** What will be proven, in the order in which it is. */
    static List<PlanCheck> checks(RefreshSignature signature) {
        return List.of(
                new PlanCheck("rows", "each table has the rows of this plan"),
                new PlanCheck("orphans", "each foreign key refers to rows that are there"),
                new PlanCheck("scan", "no text that a guard would take for live data in a sample of each table"),
                PlanCheck.attestation(signature.key(), signature.validity()));
    }

    /**
     * Signs in the transaction that shows the rows, right before its commit.
     *
     * @param stamp the new one
     * @param took from the first query until now
     * @param verifying of that, how long the rows were verified
     */
    Signed sign(
            Connection target,
            DatastoreStamp stamp,
            List<TableResult> tables,
            List<VerificationResult> verifications,
            Duration took,
            Duration verifying)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Attestation attestation = new Attestation(
                new Attestation.Made(plan.digest(), plan.options().seed()),
                Attestation.Datastore.of(stamp),
                stamp.sequence(),
                DatastoreAttestations.schemaFingerprint(target),
                Attested.rows(tables),
                plan.tables().stream()
                        .flatMap(table -> table.table().columns().stream().map(column -> action(table, column)))
                        .toList(),
                Attested.checks(verifications),
                stamp.toolVersion(),
                now,
                now.plus(signature.validity()));
        return new Signed(
                new RefreshReport(attestation, signature.key().map(SigningKey::id), tables, took, verifying, List.of()),
                signature.sign(target, attestation));
    }

    /**
     * What was signed.
     *
     * @param file to be put in its place behind the commit
     */
    record Signed(RefreshReport report, Optional<PendingFile> file) {}

    /** Rows that were there before are not made by this plan. */
    private static Attestation.ColumnAction action(SyntheticTablePlan plan, Column column) {
        TableName table = plan.table().name();
        Optional<InfoType> made =
                Optional.ofNullable(plan.made().get(column.name())).filter(type -> plan.before() == 0);
        Expectation expectation = made.isPresent()
                ? Expectation.MADE
                : column.kind() == ValueKind.TEXT ? Expectation.NOT_PLAUSIBLE : Expectation.ANY;
        return new Attestation.ColumnAction(
                table.schema(),
                table.name(),
                column.name(),
                plan.sources().getOrDefault(column.name(), "computed by the target"),
                expectation,
                made);
    }
}
