package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static dev.ringfence.jdbc.attestation.AttestedStaging.NOW;
import static dev.ringfence.jdbc.attestation.AttestedStaging.POLICY;
import static dev.ringfence.jdbc.attestation.AttestedStaging.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.attestation.AttestedStaging;
import dev.ringfence.jdbc.gate.AttestedAdmissions;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.RelinkedStamp;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attestation, or the want of one, means for who connects. */
class AttestedAdmissionIT {
    /** Else whoever takes away the right to read it, as a restore without grants does, would do without a proof. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2_AS_POSTGRESQL"})
    void admission_attestationCannotBeRead_isACopyUnlessItWasProvenBefore(TestDatabase kind) throws SQLException {
        MovableClock clock = clock(NOW);
        AttestedStaging staging = AttestedStaging.of(kind);
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        GuardedDataSource before = guarded(staging.raw(), enforcing, clock);
        assertThat(outcome(before)).isEqualTo(Outcome.MATCH);

        Sql.execute(staging.raw(), "ALTER TABLE \"ringfence\".\"attestation\" RENAME COLUMN envelope TO hidden");
        GuardedDataSource after = guarded(staging.raw(), enforcing, clock);
        assertDenied("stamp.attestation-unreadable", after::getConnection);
        clock.move(AttestedAdmissions.KEPT.plusSeconds(1));
        assertThat(outcome(before)).isEqualTo(Outcome.MATCH);
        clock.move(Duration.ofDays(31));
        assertDenied("stamp.attestation-unreadable", before::getConnection);
        clock.move(Duration.ofDays(-31));

        Sql.execute(staging.raw(), "ALTER TABLE \"ringfence\".\"attestation\" RENAME COLUMN hidden TO envelope");
        assertThat(outcome(after)).as("asked for again at once").isEqualTo(Outcome.MATCH);
    }

    private static MovableClock clock(Instant at) {
        MovableClock clock = new MovableClock();
        clock.move(Duration.between(clock.instant(), at));
        return clock;
    }

    private static GuardedDataSource guarded(DataSource raw, WriteGuard guard, MovableClock clock) {
        return (GuardedDataSource) GuardedDataSource.builder(guard)
                .name("shop")
                .attestations(POLICY)
                .clock(clock)
                .wrap(raw);
    }

    private static Outcome outcome(GuardedDataSource dataSource) throws SQLException {
        dataSource.getConnection().close();
        return dataSource.lastAdmission().orElseThrow().outcome();
    }

    @ParameterizedTest
    @EnumSource
    void admission_rawRowsRestoredAfterSigning_isACopyObservedOrRefusedByLevel(TestDatabase kind) throws SQLException {
        MovableClock clock = clock(NOW);
        AttestedStaging staging = AttestedStaging.of(kind);
        WriteGuard observing = WriteGuard.observing(Environments.STAGING);
        GuardedDataSource dataSource = guarded(staging.raw(), observing, clock);
        assertThat(outcome(dataSource)).isEqualTo(Outcome.MATCH);
        assertThat(dataSource.lastAdmission().orElseThrow().explanation()).contains("attested until", "rows sampled");

        fill(staging.raw(), "ada%d@engine.org", "Ada Lovelace", "NULL", "nothing");
        assertThat(outcome(dataSource)).as("kept for a while").isEqualTo(Outcome.MATCH);
        clock.move(AttestedAdmissions.KEPT.plusSeconds(1));
        assertThat(outcome(dataSource)).isEqualTo(Outcome.COPY);
        assertThat(observing.report().toString()).contains("stamp.attestation-contradicted");

        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        assertDenied(
                "stamp.attestation-contradicted",
                () -> guarded(staging.raw(), enforcing, clock).getConnection());
        assertDenied(
                "stamp.attestation-contradicted",
                () -> GuardedDataSource.builder(enforcing)
                        .attestations(POLICY.alsoWhereStampedByHand().sampling(100_000))
                        .clock(clock)
                        .wrap(staging.raw())
                        .getConnection());
    }

    @Test
    void admission_breakGlass_opensForAWhileWithAReasonAndIsAudited() throws SQLException {
        MovableClock clock = clock(NOW.plus(Duration.ofDays(40)));
        AttestedStaging staging = AttestedStaging.of(TestDatabase.H2_NATIVE);
        InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .audit(audit)
                .build();
        assertDenied(
                "stamp.attestation-expired",
                () -> guarded(staging.raw(), enforcing, clock).getConnection());
        DataSource opened = GuardedDataSource.builder(enforcing)
                .attestations(POLICY)
                .clock(clock)
                .allowForeignStampInSpiteOfEnvironment(
                        staging.stamp().nonce(), "ops", "signer is away", Duration.ofHours(1))
                .wrap(staging.raw());
        opened.getConnection().close();
        assertThat(audit.entries().toString()).contains("signer is away");
        clock.move(Duration.ofHours(2));
        assertDenied("stamp.attestation-expired", opened::getConnection);
    }

    /** What another tool masked and a person stamped needs no attestation, unless the deployment says so. */
    @ParameterizedTest
    @EnumSource
    void admission_stampedByHandAfterAScan_isAMatchUnlessMoreIsDemanded(TestDatabase kind) throws SQLException {
        DataSource raw = kind.create();
        Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY, email VARCHAR(100))");
        Sql.execute(raw, "INSERT INTO customer VALUES (1, 'x@example.com')");
        DatastoreStamps.of(raw, Environments.STAGING).stamp(DataClass.SANITIZED, "ops", "masked by another tool");
        WriteGuard guard = WriteGuard.observing(Environments.STAGING);
        assertThat(outcome(guarded(raw, guard, clock(NOW)))).isEqualTo(Outcome.MATCH);
        assertThat(outcome((GuardedDataSource) GuardedDataSource.builder(guard)
                        .attestations(POLICY.alsoWhereStampedByHand())
                        .wrap(raw)))
                .isEqualTo(Outcome.COPY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatastoreStamps.of(raw, Environments.STAGING)
                        .stamp(DataClass.SANITIZED, DatastoreStamps.REFRESHED_BY, "pretended"));
    }

    @Test
    void admission_withoutKeys_saysThatNothingWasChecked() throws SQLException {
        AttestedStaging staging = AttestedStaging.of(TestDatabase.H2_NATIVE);
        GuardedDataSource dataSource =
                (GuardedDataSource) GuardedDataSource.wrap(staging.raw(), WriteGuard.observing(Environments.STAGING));
        assertThat(outcome(dataSource)).isEqualTo(Outcome.MATCH);
        assertThat(dataSource.lastAdmission().orElseThrow().explanation()).contains("no keys to check its attestation");
    }

    /** The accident: production's dump restored over staging, stamp and all. */
    @Test
    void admission_productionRestoredOverStaging_isRefusedWhereStampsAreEnforced() throws SQLException {
        DataSource raw = TestDatabase.POSTGRESQL.create();
        Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY)");
        DatastoreStamps.of(raw, Environments.PRODUCTION).stamp("ops", "new");
        Sql.execute(raw, "UPDATE ringfence.datastore_stamp SET origin = 'postgresql:1/2'");
        RelinkedStamp.relink(raw);
        WriteGuard observing = WriteGuard.observing(Environments.STAGING);
        assertThat(outcome((GuardedDataSource) GuardedDataSource.wrap(raw, observing)))
                .isEqualTo(Outcome.COPY);
        assertThat(observing.report().toString()).contains("stamp.raw-copy");
        assertDenied(
                "stamp.raw-copy",
                () -> GuardedDataSource.wrap(
                                raw,
                                WriteGuard.builder(Environments.STAGING)
                                        .levels(Levels.enforcing())
                                        .build())
                        .getConnection());
    }
}
