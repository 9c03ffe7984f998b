package dev.ringfence.refresh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.PlannedTables;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.product.Engines;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeComparisonIT {
    private static final int ROWS = 45_000;

    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("orders")
            .keep("orders.id")
            .keep("orders.status")
            .pseudonymize("orders.buyer", InfoType.PERSON_NAME)
            .nullify("orders.remark")
            .build();

    private static DataSource orders(Database kind, String remark) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database,
                "CREATE TABLE orders (id int PRIMARY KEY, status varchar(20), buyer varchar(40), remark varchar(40))");
        String numbers = switch (kind) {
            case POSTGRESQL -> "generate_series(1, " + ROWS + ") AS n(x)";
            case H2_MEMORY -> "system_range(1, " + ROWS + ") AS n";
            case MARIADB -> "(SELECT seq AS x FROM seq_1_to_" + ROWS + ") n";
        };
        Sql.execute(
                database,
                "INSERT INTO orders SELECT x, CASE WHEN mod(x, 10) = 0 THEN NULL ELSE concat('s', mod(x, 7)) END, 'Zovaquexa', "
                        + remark + " FROM " + numbers);
        return database;
    }

    private static List<VerificationResult> failures(DataSource source, DataSource target) throws SQLException {
        PlannedRefresh plan = PlannedTables.of(EnvironmentRefresh.from(source)
                .to(target)
                .through(POLICY)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION));
        try (Connection from = source.getConnection();
                Connection to = target.getConnection()) {
            DatabaseEngine engine = Engines.of(from, java.util.Set.of()).orElseThrow();
            engine.beginSnapshot(from);
            engine.begin(to);
            to.setAutoCommit(false);
            ShapeComparison comparison = new ShapeComparison(RefreshChecks.FIDELITY_TOLERANCE);
            List<VerificationResult> results =
                    comparison.verify(new Landing(from, to, engine, plan, UnaryOperator.identity(), false, List.of()));
            assertThat(comparison.measured())
                    .hasSize(4)
                    .allSatisfy(measured -> assertThat(measured.before().rows())
                            .as("every second row, and the same ones")
                            .isEqualTo(measured.after().rows())
                            .isEqualTo(ROWS / 2));
            return results.stream().filter(result -> !result.passed()).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_columnsThatMustBeLikeTheSource_areMeasuredByTheSameRows(Database kind) throws SQLException {
        DataSource source = orders(kind, "'x'");
        DataSource target = orders(kind, "NULL");
        DatastoreStamps.of(source, Environments.PRODUCTION).stamp("test", "a test's production");
        DatastoreStamps.of(target, Environments.STAGING).stamp("test", "a test's staging");
        assertThat(failures(source, target)).isEmpty();

        Sql.execute(target, "UPDATE orders SET buyer = concat('Zovaquexo', mod(id, 100))");
        assertThat(failures(source, target)).as("what a treatment may change").isEmpty();

        Sql.execute(target, "UPDATE orders SET status = 's8' WHERE mod(id, 20) = 2");
        assertThat(failures(source, target)).singleElement().satisfies(failed -> {
            assertThat(failed.subject()).endsWith("orders.status");
            assertThat(failed.finding()).contains("different values 8.0 instead of 7.0");
        });
        Sql.execute(target, "UPDATE orders SET status = NULL WHERE mod(id, 20) = 2");
        assertThat(failures(source, target))
                .singleElement()
                .satisfies(failed -> assertThat(failed.finding()).contains("NULL 30.0 % instead of 20.0 %"));
    }
}
