package dev.ringfence.jdbc.stamp;

import static dev.ringfence.environment.DataClass.COPY_OF_LIVE;
import static dev.ringfence.environment.DataClass.LIVE;
import static dev.ringfence.environment.DataClass.SANITIZED;
import static dev.ringfence.environment.DataClass.SYNTHETIC;
import static dev.ringfence.environment.DataClass.UNVERIFIED;
import static dev.ringfence.environment.Tier.DEVELOPMENT;
import static dev.ringfence.environment.Tier.PRODUCTION;
import static dev.ringfence.environment.Tier.STAGING;
import static dev.ringfence.environment.Tier.TEST;
import static dev.ringfence.environment.Tier.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatastoreStampsIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00.123456789Z"), ZoneOffset.UTC);

    private static DatastoreStamps as(Tier tier, DataSource database) {
        return DatastoreStamps.of(database, Environments.of(tier)).withClock(CLOCK);
    }

    private static void assertRefused(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(AdmissionDeniedException.class)
                .isThrownBy(call)
                .extracting(RingfenceException::refusal)
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @EnumSource
    void stamp_firstOne_isReadBackWithEveryField(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        DatastoreStamp written = as(PRODUCTION, database).stamp("ops Ω 😀", "first start");
        assertThat(as(PRODUCTION, database).read())
                .isInstanceOfSatisfying(
                        StampReading.Stamped.class,
                        read -> assertThat(read.stamp()).isEqualTo(written));
        assertThat(written.environment()).isEqualTo("production");
        assertThat(written.dataClass()).isEqualTo(LIVE);
        assertThat(written.sequence()).isEqualTo(1);
        assertThat(written.at()).isEqualTo(CLOCK.instant());
        assertThat(written.origin().identity().isEmpty()).isEqualTo(kind != TestDatabase.POSTGRESQL);
    }

    @ParameterizedTest
    @EnumSource
    void read_unstamped_tellsEmptyFromFull(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        assertThat(as(TEST, database).read())
                .isInstanceOfSatisfying(
                        StampReading.Unstamped.class,
                        read -> assertThat(read.empty()).isTrue());
        Sql.execute(database, "CREATE TABLE customer (id INT)");
        assertThat(as(TEST, database).read())
                .isInstanceOfSatisfying(
                        StampReading.Unstamped.class,
                        read -> assertThat(read.empty()).isFalse());
        assertThat(as(TEST, database).lineage()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void stamp_firstOneBelowProduction_takesClassFromEmptiness(TestDatabase kind) throws SQLException {
        DataSource empty = kind.create();
        assertThat(as(TEST, empty).stamp("ci", "new").dataClass()).isEqualTo(SYNTHETIC);
        DataSource full = kind.create();
        Sql.execute(full, "CREATE TABLE customer (id INT)");
        assertThat(as(TEST, full).stamp("ci", "found it").dataClass()).isEqualTo(UNVERIFIED);
        assertThat(Admission.of(as(TEST, full)).outcome()).isEqualTo(Outcome.COPY);
    }

    @ParameterizedTest
    @EnumSource
    void stamp_renewed_keepsClassAndExtendsLineage(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        DatastoreStamps stamps = as(STAGING, database);
        DatastoreStamp first = stamps.stamp("ops", "new");
        DatastoreStamp second = stamps.stamp("ops", "again");
        assertThat(second.dataClass()).isEqualTo(SYNTHETIC);
        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        assertThat(stamps.lineage()).containsExactly(first, second);
        assertThat(Admission.of(stamps).outcome()).isEqualTo(Outcome.MATCH);
    }

    @ParameterizedTest
    @EnumSource
    void stamp_ofAnotherTier_isRefusedAndNothingWritten(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        DatastoreStamp production = as(PRODUCTION, database).stamp("ops", "new");
        assertRefused("stamp.other-tier", () -> as(DEVELOPMENT, database).stamp("dev", "make it mine"));
        assertRefused("stamp.other-tier", () -> as(DEVELOPMENT, database).stamp(SYNTHETIC, "dev", "make it mine"));
        assertRefused("stamp.other-tier", () -> as(DEVELOPMENT, database).reanchor("dev", "make it mine"));
        assertRefused(
                "stamp.other-nonce",
                () -> as(DEVELOPMENT, database).takeOverFromOtherTier("0".repeat(32), "dev", "make it mine"));
        assertThat(as(PRODUCTION, database).lineage()).containsExactly(production);
    }

    @ParameterizedTest
    @EnumSource
    void takeOver_ofLiveData_staysKnownAsLive(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        DatastoreStamp production = as(PRODUCTION, database).stamp("ops", "new");
        DatastoreStamp staging =
                as(STAGING, database).takeOverFromOtherTier(production.nonce(), "ops", "copied by hand");
        assertThat(staging.dataClass()).isEqualTo(COPY_OF_LIVE);
        DatastoreStamp test = as(TEST, database).takeOverFromOtherTier(staging.nonce(), "ops", "and on");
        assertThat(test.dataClass()).isEqualTo(COPY_OF_LIVE);
        assertThat(as(TEST, database).stamp("ops", "renewed").dataClass()).isEqualTo(COPY_OF_LIVE);
        assertThat(Admission.of(as(TEST, database)).outcome()).isEqualTo(Outcome.COPY);
        assertThat(as(TEST, database).lineage())
                .extracting(DatastoreStamp::tier)
                .containsExactly(PRODUCTION, STAGING, TEST, TEST);
    }

    @ParameterizedTest
    @EnumSource
    void stamp_fromAnEnvironmentThatIsNotAgreed_isRefused(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        assertRefused(
                "stamp.environment-not-agreed", () -> as(UNKNOWN, database).stamp("?", "who am I"));
        assertThat(as(TEST, database).read()).isInstanceOf(StampReading.Unstamped.class);
    }

    @ParameterizedTest
    @EnumSource
    void stampSanitized_ofAFullDatastore_asksTheScan(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(database, "CREATE TABLE customer (id INT)");
        DatastoreStamps stamps = as(STAGING, database);
        var suspect = new PlausibilityScan.SuspectColumn("customer", "email", 1000, 12);
        assertRefused(
                "stamp.plausible-values",
                () -> stamps.scanningWith(connection -> List.of(suspect)).stamp(SANITIZED, "ops", "masked"));
        assertThat(stamps.scanningWith(connection -> List.of())
                        .stamp(SANITIZED, "ops", "masked")
                        .dataClass())
                .isEqualTo(SANITIZED);
        assertThat(Admission.of(stamps).outcome()).isEqualTo(Outcome.MATCH);
    }

    @ParameterizedTest
    @EnumSource
    void stamp_withAnImpossibleClass_isRefused(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        assertRefused("stamp.data-class", () -> as(TEST, database).stamp(LIVE, "ops", "it is"));
        for (DataClass dataClass : List.of(COPY_OF_LIVE, UNVERIFIED, SANITIZED, SYNTHETIC)) {
            assertRefused("stamp.data-class", () -> as(PRODUCTION, database).stamp(dataClass, "ops", "it is"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_afterAnEditByHand_isUnreadable(TestDatabase kind) throws SQLException {
        for (String edit : List.of(
                "UPDATE %s SET environment = 'development', tier = 'DEVELOPMENT' WHERE sequence_number = 2",
                "UPDATE %s SET data_class = 'SANITIZED' WHERE sequence_number = 2",
                "UPDATE %s SET data_class = 'nonsense' WHERE sequence_number = 2",
                "UPDATE %s SET stamped_at = 'yesterday' WHERE sequence_number = 2",
                "DELETE FROM %s WHERE sequence_number = 1",
                "DELETE FROM %s WHERE sequence_number > 0",
                "UPDATE %s SET link = 'x' WHERE sequence_number = 1")) {
            DataSource database = kind.create();
            as(PRODUCTION, database).stamp("ops", "one");
            as(PRODUCTION, database).stamp("ops", "two");
            Sql.execute(database, edit.formatted(kind.stampTable()));
            assertThat(as(PRODUCTION, database).read()).as(edit).isInstanceOf(StampReading.Unreadable.class);
            assertThat(Admission.of(as(PRODUCTION, database)).outcome())
                    .as(edit)
                    .isEqualTo(Outcome.UNREADABLE);
            assertRefused("stamp.unreadable", () -> as(PRODUCTION, database).stamp("ops", "cure it"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_afterTheLastStampWasDeleted_saysTheOneBefore(TestDatabase kind) throws SQLException {
        // The limit of a lineage without an anchor elsewhere: its end can be cut off.
        DataSource database = kind.create();
        DatastoreStamp first = as(PRODUCTION, database).stamp("ops", "one");
        as(PRODUCTION, database).stamp("ops", "two");
        Sql.execute(database, "DELETE FROM " + kind.stampTable() + " WHERE sequence_number = 2");
        assertThat(as(PRODUCTION, database).lineage()).containsExactly(first);
    }

    @ParameterizedTest
    @EnumSource
    void stampRefreshed_byALiveProcess_stampsTheTargetsOwnEnvironment(TestDatabase kind) throws SQLException {
        DataSource target = kind.create();
        as(STAGING, target).stamp("ops", "new");
        DatastoreStamps refresh = as(PRODUCTION, target);
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            refresh.stampRefreshed(connection, SANITIZED, "nightly");
            connection.rollback();
            assertThat(refresh.lineage()).hasSize(1);
            connection.rollback();
            refresh.stampRefreshed(connection, SANITIZED, "nightly");
            connection.commit();
        }
        assertThat(Admission.of(as(STAGING, target)).outcome()).isEqualTo(Outcome.MATCH);
        assertThat(refresh.lineage().get(1).tier()).isEqualTo(STAGING);
        assertThat(refresh.lineage().get(1).dataClass()).isEqualTo(SANITIZED);
        // Nobody can fill a datastore past an attestation by another name.
        assertThat(refresh.lineage().get(1).by()).isEqualTo(DatastoreStamps.REFRESHED_BY);
    }

    @ParameterizedTest
    @EnumSource
    void stampFilled_inTheNameOfARefresh_isRefused(TestDatabase kind) throws SQLException {
        DataSource target = kind.create();
        DatastoreStamps here = as(STAGING, target);
        here.stamp("ops", "new");
        try (Connection connection = target.getConnection()) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() ->
                            here.stampFilled(connection, SANITIZED, DatastoreStamps.REFRESHED_BY, "not by a refresh"))
                    .withMessageContaining("'by'");
        }
        assertThat(here.lineage()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void stampRefreshed_withoutRightOrTarget_isRefused(TestDatabase kind) throws SQLException {
        DataSource unstamped = kind.create();
        DataSource production = kind.create();
        as(PRODUCTION, production).stamp("ops", "new");
        try (Connection connection = unstamped.getConnection()) {
            assertRefused(
                    "stamp.refresh-target",
                    () -> as(PRODUCTION, unstamped).stampRefreshed(connection, SANITIZED, "nightly"));
            assertRefused(
                    "stamp.refresh-without-right",
                    () -> as(STAGING, unstamped).stampRefreshed(connection, SANITIZED, "nightly"));
        }
        try (Connection connection = production.getConnection()) {
            assertRefused(
                    "stamp.refresh-target",
                    () -> as(PRODUCTION, production).stampRefreshed(connection, SANITIZED, "nightly"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void stamp_byTwoAtOnce_leavesAWholeLineage(TestDatabase kind) throws Exception {
        DataSource database = kind.create();
        as(TEST, database).stamp("ops", "first");
        List<Thread> threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        as(TEST, database).stamp("thread " + i, "at once");
                    } catch (SQLException expected) {
                        // The loser of the race; the lineage below is what counts.
                        assertThat(expected.getSQLState()).isNotNull();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(as(TEST, database).lineage()).hasSizeBetween(2, 5);
        assertThat(Admission.of(as(TEST, database)).outcome()).isEqualTo(Outcome.MATCH);
    }
}
