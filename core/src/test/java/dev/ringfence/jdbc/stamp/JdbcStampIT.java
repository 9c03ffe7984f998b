package dev.ringfence.jdbc.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.testing.AnyDatabase;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stamps of databases of which nothing is known but JDBC. */
class JdbcStampIT {
    @AfterEach
    void dropDatabases() throws SQLException {
        AnyDatabase.dropAll();
    }

    private static DatastoreStamps staging(DataSource database) {
        return DatastoreStamps.of(database, Environments.STAGING);
    }

    @ParameterizedTest
    @EnumSource
    void stamp_emptyAndFull_givesTheDataClassOfEach(AnyDatabase kind) throws SQLException {
        DataSource empty = kind.create();
        assertThat(Admission.of(staging(empty)).outcome()).isEqualTo(Admission.Outcome.EMPTY);
        assertThat(staging(empty).lineage()).isEmpty();
        assertThat(staging(empty).stamp("test", "new").dataClass()).isEqualTo(DataClass.SYNTHETIC);
        assertThat(Admission.of(staging(empty)).outcome()).isEqualTo(Admission.Outcome.MATCH);

        DataSource full = kind.create();
        Sql.execute(full, "CREATE TABLE customer (id int PRIMARY KEY, email varchar(80))");
        assertThat(Admission.of(staging(full)).outcome()).isEqualTo(Admission.Outcome.UNSTAMPED);
        assertThat(staging(full).stamp("test", "found").dataClass()).isEqualTo(DataClass.UNVERIFIED);
        assertThat(Admission.of(staging(full)).outcome()).isEqualTo(Admission.Outcome.COPY);
        DatastoreStamp second = staging(full).stamp("test", "again");
        assertThat(staging(full).lineage()).hasSize(2).last().isEqualTo(second);
        assertThat(staging(full).read())
                .isInstanceOfSatisfying(
                        StampReading.Stamped.class,
                        stamped -> assertThat(stamped.stamp()).isEqualTo(second));
    }

    @ParameterizedTest
    @EnumSource
    void stamp_sanitizedWithPlausibleValues_isRefusedByTheScan(AnyDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database,
                "CREATE TABLE customer (id int PRIMARY KEY, email varchar(80))",
                "INSERT INTO customer VALUES (1, 'ada.lovelace@engine.org')");
        assertThatExceptionOfType(AdmissionDeniedException.class)
                .isThrownBy(() -> staging(database).stamp(DataClass.SANITIZED, "test", "masked"))
                .withMessageContaining("EMAIL 1 of 1")
                .withMessageNotContaining("ada");
        Sql.execute(database, "DELETE FROM customer");
        assertThat(staging(database)
                        .stamp(DataClass.SANITIZED, "test", "masked")
                        .dataClass())
                .isEqualTo(DataClass.SANITIZED);
    }

    @ParameterizedTest
    @EnumSource
    void connect_toProductionFromStaging_isRefusedAtAnyLevel(AnyDatabase kind) throws SQLException {
        DataSource production = kind.create();
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "production");
        WriteGuard observing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.observing())
                .build();
        assertThatExceptionOfType(AdmissionDeniedException.class)
                .isThrownBy(() ->
                        GuardedDataSource.builder(observing).wrap(production).getConnection())
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo("stamp.foreign"));
        DatastoreStamps stamps = staging(production);
        String nonce = ((StampReading.Stamped) stamps.read()).stamp().nonce();
        assertThat(stamps.takeOverFromOtherTier(nonce, "test", "restored").dataClass())
                .isEqualTo(DataClass.COPY_OF_LIVE);
    }

    @ParameterizedTest
    @EnumSource
    void read_editedStamp_isUnreadable(AnyDatabase kind) throws SQLException {
        DataSource database = kind.create();
        staging(database).stamp("test", "new");
        Sql.execute(database, "UPDATE \"ringfence_datastore_stamp\" SET tier = 'TEST'");
        assertThat(staging(database).read()).isInstanceOf(StampReading.Unreadable.class);
        assertThat(Admission.of(staging(database)).outcome()).isEqualTo(Admission.Outcome.UNREADABLE);
    }

    /** A name in capitals, or with another character where a pattern takes any, is another table. */
    @ParameterizedTest
    @EnumSource
    void read_tablesOfSimilarNames_areNoStamp(AnyDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database,
                "CREATE TABLE ringfence_datastore_stamp (id int)",
                "CREATE TABLE \"ringfenceXdatastore_stamp\" (id int)");
        assertThat(staging(database).read()).isInstanceOf(StampReading.Unstamped.class);
        staging(database).stamp("test", "new");
        assertThat(staging(database).read()).isInstanceOf(StampReading.Stamped.class);
    }
}
