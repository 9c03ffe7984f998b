package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is filled, where, and what a refusal leaves behind: nothing. */
class SyntheticAdmissionIT {
    private static final String[] SCHEMA = {
        "CREATE TABLE country (code char(2) PRIMARY KEY, title varchar(40) NOT NULL)",
        "CREATE TABLE town (id int PRIMARY KEY, country char(2) NOT NULL REFERENCES country (code), active boolean NOT NULL)",
    };

    private static DataSource database(DeploymentEnvironment of, String... more) throws SQLException {
        DataSource database = H2.createDatabase("DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        // Stamped while it is empty, as a deployment does.
        DatastoreStamps.of(database, of).stamp("test", "a test's database");
        Sql.execute(database, SCHEMA);
        Sql.execute(database, more);
        return database;
    }

    private static SyntheticFill fill(DataSource database) {
        return SyntheticFill.of(database).runningIn(Environments.TEST);
    }

    private static void assertRefused(SyntheticFill fill, String rule, String evidence) {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(fill::run)
                .satisfies(denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo(rule);
                    assertThat(denied).hasMessageContaining(evidence);
                });
    }

    private static long rows(DataSource database) throws SQLException {
        return Sql.number(database, "SELECT (SELECT count(*) FROM town) + (SELECT count(*) FROM country)");
    }

    @Test
    void run_inProduction_isRefusedBeforeItConnects() throws SQLException {
        DataSource database = database(Environments.PRODUCTION);
        assertRefused(
                SyntheticFill.of(database).runningIn(Environments.PRODUCTION),
                "synthetic.production",
                "the process runs in production");
        assertRefused(
                SyntheticFill.of(database).runningIn(Environments.unset()),
                "synthetic.environment",
                "it is not known where this process runs");
        assertThat(rows(database)).isZero();
    }

    @Test
    void run_targetOfAnotherEnvironment_isRefused() throws SQLException {
        assertRefused(fill(database(Environments.PRODUCTION)), "synthetic.target-is-production", "stamped production");
        assertRefused(fill(database(Environments.STAGING)), "synthetic.other-environment", "stamped staging");
        DataSource unstamped = H2.createDatabase();
        assertRefused(fill(unstamped), "refresh.target-unstamped", "it carries no stamp");
        assertThatIllegalStateException()
                .isThrownBy(() -> SyntheticFill.of(unstamped).plan())
                .withMessage("'runningIn' must be called first");
    }

    @Test
    void run_tableWithRows_isRefusedKeptOrAppendedTo() throws SQLException {
        DataSource database =
                database(Environments.TEST, "INSERT INTO country VALUES ('DE', 'Germany'), ('FR', 'France')");
        assertRefused(fill(database), "synthetic.plan", "public.country has 2 rows");
        SyntheticFill keeping = fill(database).keeping("country").otherRows(50);
        assertThat(keeping.plan().toString()).contains("public.country: its 2 rows stay", "a row of public.country");
        assertThat(keeping.run().stamp().dataClass()).isEqualTo(DataClass.SYNTHETIC);
        assertThat(Sql.number(database, "SELECT count(DISTINCT country) FROM town"))
                .isEqualTo(2);
        assertRefused(fill(database).keeping("country"), "synthetic.plan", "public.town has 50 rows");
        fill(database).keeping("country").appendingTo("town").rows("town", 25).run();
        assertThat(rows(database)).isEqualTo(77);
        assertThat(Sql.number(database, "SELECT max(id) FROM town")).isEqualTo(75);
    }

    @Test
    void run_rowsThatMayBeLive_areNotCalledSynthetic() throws SQLException {
        DataSource database = H2.createDatabase("DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        Sql.execute(database, SCHEMA);
        Sql.execute(database, "INSERT INTO country VALUES ('DE', 'Germany')");
        // Unverified: there were tables.
        DatastoreStamps stamps = DatastoreStamps.of(database, Environments.TEST);
        stamps.stamp("test", "a test's database");
        assertRefused(fill(database).keeping("country"), "synthetic.may-be-live", "UNVERIFIED");
        stamps.stamp(DataClass.SANITIZED, "test", "somebody looked");
        assertThat(fill(database).keeping("country").run().stamp().dataClass()).isEqualTo(DataClass.SANITIZED);
    }

    @Test
    void run_liveValueAmongThoseGiven_isFoundByTheScanAndNothingStays() throws SQLException {
        DataSource database = database(Environments.TEST);
        SyntheticFill fill = fill(database).values("country.title", "grace@navy.mil.org");
        assertThatExceptionOfType(AdmissionDeniedException.class)
                .isThrownBy(fill::run)
                .withMessageContaining("public.country.title")
                .withMessageNotContaining("grace");
        assertThat(rows(database)).isZero();
        assertThat(((StampReading.Stamped)
                                DatastoreStamps.of(database, Environments.TEST).read())
                        .stamp()
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void run_cancelledOrDrifted_leavesTheTargetAsItWas() throws SQLException {
        DataSource database = database(Environments.TEST);
        SyntheticFill fill = fill(database).rows("town", 5_000);
        AtomicInteger told = new AtomicInteger();
        SyntheticFill cancelled = fill(database).rows("town", 5_000);
        cancelled.progress(progress -> {
            if (progress.table().name().equals("town") && told.incrementAndGet() == 2) {
                cancelled.cancel();
            }
        });
        assertRefused(cancelled, "refresh.cancelled", "cancel");
        assertThat(rows(database)).isZero();
        SyntheticPlan plan = fill.plan();
        assertThat(fill.plan().digest()).isEqualTo(plan.digest()).hasSize(64);
        Sql.execute(database, "ALTER TABLE town ADD COLUMN more int");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> fill.run(plan))
                .withMessageContaining("no longer those of the plan");
        assertThat(rows(database)).isZero();
    }

    @Test
    void plan_keysWithTooFewValues_saysHowManyThereAre() throws SQLException {
        DataSource database = database(
                Environments.TEST,
                "CREATE TABLE answer (yes boolean PRIMARY KEY)",
                "CREATE TABLE choice (yes boolean REFERENCES answer (yes), level varchar(3) CHECK (level IN ('lo', 'hi')),"
                        + " PRIMARY KEY (yes, level))",
                "CREATE TABLE broken (id int PRIMARY KEY, a int NOT NULL CHECK (a > 5), CHECK (a < 3))");
        assertRefused(
                fill(database).rows("choice", 5).rows("broken", 0), "synthetic.plan", "has only 4 different values");
        SyntheticPlan plan = fill(database).rows("broken", 0).plan();
        assertThat(plan.notes()).anyMatch(note -> note.contains("public.answer gets 2 rows instead of 100"));
        assertRefused(fill(database).rows("broken", 3), "synthetic.plan", "public.broken.a must have values");
        assertRefused(fill(database).rows("towns", 3), "synthetic.plan", "did you mean 'town'?");
        fill(database).rows("broken", 0).run();
        assertThat(Sql.number(database, "SELECT count(*) FROM choice")).isEqualTo(4);
    }

    @Test
    void run_conditionThatNoRowMeets_isRefusedWithItsTable() throws SQLException {
        DataSource database = database(
                Environments.TEST, "CREATE TABLE never (id int PRIMARY KEY, a int NOT NULL, CHECK (a + 1 < a))");
        assertRefused(fill(database), "synthetic.conditions", "public.never: no row of 200");
        DataSource opaque = database(
                Environments.TEST,
                "CREATE TABLE never (id int PRIMARY KEY, a int NOT NULL, CHECK (soundex(CAST(a AS varchar)) = 'Z'))");
        assertRefused(fill(opaque), "synthetic.conditions", "the database refused a row 64 times");
        assertThat(rows(opaque)).isZero();
    }
}
