package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A staging that was restored from production's backup, and is made fit where it stands. */
class InPlaceRefreshIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final SigningKey SIGNER = SigningKey.generate("refresh");
    private static final AttestationPolicy DEMANDED =
            AttestationPolicy.of(VerificationKeys.of(SIGNER.verificationKey()));

    /** Production's rows and stamp, taken over by staging: what a restored backup is. */
    private static DataSource restored(Database kind) throws SQLException {
        DataSource copy = Shop.production(kind);
        StampReading.Stamped brought = (StampReading.Stamped)
                DatastoreStamps.of(copy, Environments.STAGING).read();
        DatastoreStamp stamp = DatastoreStamps.of(copy, Environments.STAGING)
                .takeOverFromOtherTier(brought.stamp().nonce(), "test", "restored from the backup");
        assertThat(stamp.dataClass()).isEqualTo(DataClass.COPY_OF_LIVE);
        return copy;
    }

    private static EnvironmentRefresh sanitizing(DataSource copy) {
        return EnvironmentRefresh.inPlace(copy)
                .through(Shop.policy())
                .with(KEY)
                .proving(RefreshChecks.builder().signedBy(SIGNER).build())
                .runningIn(Environments.PRODUCTION);
    }

    private static void open(DataSource copy) throws SQLException {
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        GuardedDataSource guarded = (GuardedDataSource)
                GuardedDataSource.builder(enforcing).attestations(DEMANDED).wrap(copy);
        guarded.getConnection().close();
        assertThat(guarded.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.MATCH);
    }

    private static String rule(RefreshDeniedException denied) {
        return denied.refusal().rule();
    }

    @ParameterizedTest
    @EnumSource
    void run_restoredCopy_isTheSameAsAFilledOneAndOpensOnlyThen(Database kind) throws SQLException {
        DataSource copy = restored(kind);
        assertThatThrownBy(() -> open(copy))
                .isInstanceOfSatisfying(
                        RingfenceException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("stamp.raw-copy"));
        DataSource filled = Shop.staging(kind);
        EnvironmentRefresh.from(Shop.production(kind))
                .to(filled)
                .through(Shop.policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .run();

        RefreshResult result = sanitizing(copy).run();

        assertThat(Shop.everything(copy)).isEqualTo(Shop.everything(filled));
        assertThat(result.stamp().dataClass()).isEqualTo(DataClass.SANITIZED);
        assertThat(result.stamp().reason()).startsWith("sanitized in place through policy shop");
        assertThat(result.report().attestation().inPlace()).isTrue();
        assertThat(result.report().toHtml()).contains("staging was <span class=\"good\">sanitized</span> in place");
        assertThat(result.verifications())
                .extracting(VerificationResult::check)
                .contains("rows", "survivors", "made", "fidelity");
        open(copy);
        Sql.execute(copy, "INSERT INTO customer (email) VALUES ('new@example.com')");
        assertThat(Sql.number(copy, "SELECT id FROM customer WHERE email = 'new@example.com'"))
                .isEqualTo(13);
    }

    @ParameterizedTest
    @EnumSource
    void run_doneOnce_isNotDoneAgain(Database kind) throws SQLException {
        DataSource copy = restored(kind);
        sanitizing(copy).run();
        List<String> after = Shop.everything(copy);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> sanitizing(copy).run())
                .satisfies(denied -> assertThat(rule(denied)).isEqualTo("refresh.not-a-copy"));
        assertThat(Shop.everything(copy)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void run_productionItself_isRefusedBeforeARowIsRead(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        List<String> before = Shop.everything(production);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> sanitizing(production).run())
                .satisfies(denied -> assertThat(rule(denied)).isEqualTo("refresh.target-is-production"));
        assertThat(Shop.everything(production)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void run_survivor_leavesTheCopyRawAndClosed(Database kind) throws SQLException {
        DataSource copy = restored(kind);
        Sql.execute(copy, "UPDATE login SET provider = 'grace@navy.mil.org' WHERE provider = 'phone'");
        List<String> before = Shop.everything(copy);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> sanitizing(copy).run())
                .satisfies(denied -> {
                    assertThat(rule(denied)).isEqualTo("refresh.verification");
                    assertThat(denied.refusal().evidence().toString()).doesNotContain("navy");
                });
        assertThat(Shop.everything(copy)).isEqualTo(before);
        assertThatThrownBy(() -> open(copy)).isInstanceOf(RingfenceException.class);
    }

    @ParameterizedTest
    @EnumSource
    void run_whatProductionsSafeguardsKept_isGone(Database kind) throws SQLException {
        DataSource copy = restored(kind);
        String undo = safeguards(kind, "undo_row");
        String entries = safeguards(kind, "audit_entry");
        String head = safeguards(kind, "audit_head");
        Sql.execute(
                copy,
                "CREATE TABLE " + undo + " (image_before varchar(200))",
                "INSERT INTO " + undo + " VALUES ('ada.lovelace@engine.org')",
                "CREATE TABLE " + entries + " (actor varchar(200))",
                "INSERT INTO " + entries + " VALUES ('ada.lovelace@engine.org')",
                "CREATE TABLE " + head + " (trail varchar(40), sequence_number bigint, entry_hash varchar(64))",
                "INSERT INTO " + head + " VALUES ('main', 1, '" + "1".repeat(64) + "')");

        sanitizing(copy).run();

        assertThat(Sql.number(copy, "SELECT count(*) FROM " + undo)).isZero();
        assertThat(Sql.number(copy, "SELECT count(*) FROM " + entries)).isZero();
        assertThat(Shop.column(copy, "SELECT * FROM " + head)).containsExactly("main", "0", "0".repeat(64));
    }

    private static int calls(Database kind) throws SQLException {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        sanitizing(new MortalDataSource(restored(kind), life)).run();
        return life.calls();
    }

    /** Raw and closed, or made and closed, or made and open; the next run leads to the same from anywhere. */
    @ParameterizedTest
    @EnumSource
    void run_processDiesAnywhere_isClosedUntilNothingRawIsLeft(Database kind) throws SQLException {
        DataSource whole = restored(kind);
        sanitizing(whole).run();
        List<String> uninterrupted = Shop.everything(whole);
        int calls = calls(kind);
        Random random = new Random(20261122);
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            points.add(1 + random.nextInt(calls));
        }
        // Tables are exchanged and dropped there.
        for (int back = 1; back < (kind == Database.MARIADB ? 64 : 10); back += 4) {
            points.add(calls - back);
        }
        for (int last : points) {
            DataSource copy = restored(kind);
            if (kind == Database.MARIADB) {
                Sql.execute(copy, "CREATE TRIGGER seen BEFORE INSERT ON customer FOR EACH ROW SET NEW.note = 'fired'");
            }
            assertThatExceptionOfType(MortalDataSource.Death.class)
                    .as("call %d of %d", last, calls)
                    .isThrownBy(() -> sanitizing(new MortalDataSource(copy, new MortalDataSource.Life(last)))
                            .run());
            DatastoreStamp stamp = ((StampReading.Stamped)
                            DatastoreStamps.of(copy, Environments.STAGING).read())
                    .stamp();
            if (stamp.dataClass() == DataClass.SANITIZED) {
                open(copy);
                assertThat(beside(kind, copy)).as("call %d", last).isEmpty();
            } else {
                assertThatThrownBy(() -> open(copy)).isInstanceOf(RingfenceException.class);
                try {
                    sanitizing(copy).run();
                } catch (RefreshDeniedException denied) {
                    // The dead run had done all that needs the raw rows; the next ended it.
                    assertThat(kind).isEqualTo(Database.MARIADB);
                    assertThat(rule(denied)).isEqualTo("refresh.not-a-copy");
                }
                open(copy);
                assertThat(beside(kind, copy)).as("call %d", last).isEmpty();
                if (kind == Database.MARIADB) {
                    assertThat(MySqlTriggerIT.triggers(copy)).hasSize(1);
                }
            }
            assertThat(Shop.everything(copy)).as("call %d", last).isEqualTo(uninterrupted);
        }
    }

    /** Rows of old tables of MariaDB, wherever a run may have left them. */
    private static List<String> beside(Database kind, DataSource copy) throws SQLException {
        List<String> rows = new ArrayList<>();
        if (kind == Database.MARIADB) {
            String here = Shop.column(copy, "SELECT DATABASE()").get(0);
            for (String table : Shop.column(
                    copy,
                    "SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.TABLES WHERE TABLE_SCHEMA ="
                            + " 'ringfence_past_" + here + "' AND TABLE_NAME NOT LIKE 'ringfence%'")) {
                rows.addAll(Shop.column(copy, "SELECT * FROM " + table));
            }
        }
        return rows;
    }

    private static String safeguards(Database kind, String table) {
        return kind == Database.MARIADB ? "ringfence_" + table : "\"ringfence\".\"" + table + "\"";
    }

    /** Whatever table there is in the whole database, catalog, statistics and all. */
    @Test
    void run_onPostgres_leavesNoValueInAnyRelation() throws SQLException {
        DataSource copy = restored(Database.POSTGRESQL);
        Sql.execute(
                copy,
                "CREATE MATERIALIZED VIEW known AS SELECT email, last_name FROM customer",
                "CREATE VIEW vips AS SELECT email FROM customer WHERE vip",
                "ANALYZE");
        assertThat(relations(copy)).anyMatch(row -> row.contains("lovelace"));

        sanitizing(copy).run();

        List<String> rows = relations(copy);
        for (String value : Shop.DIRECT_VALUES) {
            assertThat(rows.stream().filter(row -> row.contains(value.toLowerCase(Locale.ROOT))))
                    .as("a value of %d characters", value.length())
                    .isEmpty();
        }
        assertThat(
                        Sql.number(
                                copy,
                                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ringfence\\_%' AND nspname <> 'ringfence'"))
                .isZero();
    }

    private static List<String> relations(DataSource database) throws SQLException {
        List<String> names = Shop.column(
                database,
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid ="
                        + " c.relnamespace WHERE c.relkind IN ('r', 'm', 'v') AND c.relname <> 'pg_stat_activity'"
                        + " AND (n.nspname <> 'pg_catalog' OR c.relname IN ('pg_statistic', 'pg_stats'))");
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                try (ResultSet row = statement.executeQuery("SELECT x::text FROM " + name + " x")) {
                    while (row.next()) {
                        rows.add(row.getString(1).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void run_largeObjects_areRefused() throws SQLException {
        DataSource copy = restored(Database.POSTGRESQL);
        Sql.execute(copy, "SELECT lo_from_bytea(0, 'ada.lovelace@engine.org')");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> sanitizing(copy).run())
                .satisfies(denied ->
                        assertThat(denied.refusal().evidence()).anyMatch(line -> line.startsWith("1 large objects")));
    }

    @ParameterizedTest
    @EnumSource
    void plan_restoredCopy_saysThatItIsInPlace(Database kind) throws SQLException {
        RefreshPlan plan = sanitizing(restored(kind)).plan();
        assertThat(plan.toString()).startsWith("Sanitization in place, plan ").contains("COPY_OF_LIVE");
        assertThat(plan.toJson()).contains("\"inPlace\" : true");
        assertThat(plan.targetRows()).isEqualTo(plan.sourceRows()).isEqualTo(14);
    }

    @Test
    void inPlace_settingsThatWouldKeepRawRows_areRefused() throws SQLException {
        DataSource copy = Database.H2_MEMORY.create();
        assertThatIllegalStateException().isThrownBy(() -> sanitizing(copy).keepPrevious());
        assertThatIllegalStateException().isThrownBy(() -> sanitizing(copy).to(copy));
    }
}
