package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mode that refuses writes does so statement by statement, whatever right is held; reads go on. */
class OperatingModeIT {
    private static final Actor OPS = Actor.human("ops");

    @ParameterizedTest
    @EnumSource
    void readOnly_refusesWritesAndLetsReadsPass_alsoWhereWritesAreUnguarded(TestDatabase kind) throws SQLException {
        for (Tier tier : new Tier[] {Tier.PRODUCTION, Tier.TEST}) {
            DataSource raw = Shop.database(kind, tier);
            DeploymentEnvironment here = Environments.of(tier);
            try (OperatingModeSwitch modes = OperatingModeSwitch.builder(here).build()) {
                WriteGuard guard = WriteGuard.builder(here)
                        .levels(Levels.enforcing())
                        .modes(modes)
                        .build();
                assertModeHolds(GuardedDataSource.wrap(raw, guard), modes);
            }
            assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS - 1);
        }
    }

    private static void assertModeHolds(DataSource guarded, OperatingModeSwitch modes) throws SQLException {
        try (Connection connection = guarded.getConnection();
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            modes.to(OperatingMode.READ_ONLY, OPS, "the primary moves");
            connection.setReadOnly(false);
            String delete = "DELETE FROM customer WHERE id = 1";
            assertDenied("mode.read-only", () -> statement.executeUpdate(delete));
            assertDenied("mode.read-only", () -> statement.execute("INSERT INTO customer VALUES (99, 'x', 0)"));
            assertDenied(
                    "mode.read-only", () -> connection.prepareStatement(delete).executeLargeUpdate());
            assertDenied("mode.read-only", () -> statement.addBatch(delete));
            assertThat(statement
                            .executeQuery("SELECT name FROM customer WHERE id = 1 ")
                            .next())
                    .isTrue();
            modes.to(OperatingMode.NORMAL, OPS, "it has moved");
            assertThat(statement.executeUpdate(delete)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void readOnly_ofAServerThatKnowsIt_stopsFunctionsThatWrite(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        Sql.execute(
                raw,
                "CREATE FUNCTION purge() RETURNS INT LANGUAGE sql AS 'DELETE FROM customer WHERE id = 1 RETURNING id'");
        DeploymentEnvironment here = Environments.of(Tier.PRODUCTION);
        try (OperatingModeSwitch modes = OperatingModeSwitch.builder(here).build()) {
            WriteGuard guard = WriteGuard.builder(here)
                    .levels(Levels.enforcing())
                    .modes(modes)
                    .build();
            try (Connection connection = GuardedDataSource.wrap(raw, guard).getConnection()) {
                modes.to(OperatingMode.READ_ONLY, OPS, "the primary moves");
                assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT purge()"))
                        .isInstanceOf(SQLException.class);
                modes.to(OperatingMode.NORMAL, OPS, "it has moved");
                assertThat(connection
                                .createStatement()
                                .executeQuery("SELECT purge()")
                                .next())
                        .isTrue();
            }
        }
    }
}
