package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored copy with an extension that has tables of its own, whose rows no refresh replaces. */
class ExtensionInPlaceIT {
    private static final String CREATE = "BEGIN; CREATE EXTENSION hstore; CREATE TABLE job (code int, command text);"
            + " INSERT INTO job VALUES (1, 'constant'), (2, 'another'); ALTER EXTENSION hstore ADD TABLE job; ";

    private DataSource copy;

    @BeforeEach
    void restore() throws SQLException {
        copy = Shop.production(Database.POSTGRESQL);
        DatastoreStamps stamps = DatastoreStamps.of(copy, Environments.STAGING);
        stamps.takeOverFromOtherTier(
                ((StampReading.Stamped) stamps.read()).stamp().nonce(), "test", "restored");
    }

    private EnvironmentRefresh sanitizing(SanitizationPolicy policy) {
        return EnvironmentRefresh.inPlace(copy)
                .through(policy)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    private RefreshDeniedException refused(SanitizationPolicy policy) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(sanitizing(policy)::run)
                .withMessageNotContaining("Lovelace")
                .actual();
    }

    private static SanitizationPolicy.Builder keepingJobs() {
        return Shop.policyWithout().keep("job.code").keep("public.job.command");
    }

    @Test
    void run_onlyRowsThatCameWithTheExtension_wantsNoRule() throws SQLException {
        Sql.execute(copy, CREATE + "COMMIT");
        RefreshPlan plan = sanitizing(Shop.policy()).plan();
        assertThat(plan.notes()).noneMatch(note -> note.contains("job"));
        assertThat(plan.toString()).contains("table public.job");
        sanitizing(Shop.policy()).run();
        assertThat(Shop.column(copy, "SELECT command FROM job ORDER BY code")).containsExactly("constant", "another");
    }

    @Test
    void run_rowsThatUsersWroteLater_wantsARuleForEachColumn() throws SQLException {
        for (String change : List.of(
                "INSERT INTO job VALUES (3, 'mail ada, Lovelace')",
                "UPDATE job SET command = 'Lovelace' WHERE code = 1")) {
            restore();
            Sql.execute(copy, CREATE + "COMMIT", change);

            RefreshDeniedException denied = refused(Shop.policy());

            assertThat(denied.refusal().rule()).isEqualTo("refresh.column-without-rule");
            assertThat(denied.refusal().evidence())
                    .anyMatch(line -> line.contains("public.job is of the extension hstore"));
            assertThat(denied.rulesToAdd())
                    .hasSize(2)
                    .allMatch(rule -> rule.contains("public.job.") && rule.contains("keep"));
            assertThat(sanitizing(keepingJobs().build()).plan().notes())
                    .anyMatch(note -> note.startsWith("public.job is of the extension hstore"))
                    .noneMatch(note -> note.contains("which the source has not"));
            sanitizing(keepingJobs().build()).run();
        }
    }

    /** As a backup brings them that is restored in one transaction. */
    @Test
    void run_rowsThatTheExtensionTellsToBeUsers_wantsRulesAlsoIfOneTransactionWroteAll() throws SQLException {
        String mark = "UPDATE pg_extension SET extconfig = ARRAY['job'::regclass::oid],"
                + " extcondition = ARRAY['WHERE code > 2'] WHERE extname = 'hstore'; ";
        Sql.execute(copy, CREATE + mark + "COMMIT");
        assertThat(sanitizing(Shop.policy()).plan().notes()).noneMatch(note -> note.contains("job"));

        restore();
        Sql.execute(copy, CREATE + mark + "INSERT INTO job VALUES (3, 'mail ada, Lovelace'); COMMIT");
        assertThat(refused(Shop.policy()).rulesToAdd()).hasSize(2);

        restore();
        Sql.execute(copy, CREATE + mark.replace("WHERE code > 2", "") + "COMMIT");
        assertThat(refused(Shop.policy()).rulesToAdd()).hasSize(2);
    }

    @Test
    void run_ruleThatCannotBeFollowed_isRefused() throws SQLException {
        Sql.execute(copy, CREATE + "COMMIT", "INSERT INTO job VALUES (3, 'mail ada, Lovelace')");
        RefreshDeniedException denied = refused(
                Shop.policyWithout().keep("job.code").nullify("job.command").build());
        assertThat(denied.refusal().rule()).isEqualTo("refresh.plan");
        assertThat(denied.refusal().evidence()).anyMatch(line -> line.contains("command must be kept"));
        Sql.execute(copy, "TRUNCATE job");
        sanitizing(Shop.policy()).run();
    }
}
