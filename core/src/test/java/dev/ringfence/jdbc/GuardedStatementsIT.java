package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WritePolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which statements run, through every door that JDBC has. */
class GuardedStatementsIT {
    private static final String CARELESS = "DELETE FROM customer";

    @FunctionalInterface
    private interface Door {
        void run(Connection connection) throws SQLException;
    }

    private static Map<String, Door> doors(String sql) {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put("execute", c -> statement(c).execute(sql));
        doors.put("execute with keys", c -> statement(c).execute(sql, Statement.RETURN_GENERATED_KEYS));
        doors.put("execute with key columns", c -> statement(c).execute(sql, new int[] {1}));
        doors.put("execute with key names", c -> statement(c).execute(sql, new String[] {"id"}));
        doors.put("executeQuery", c -> statement(c).executeQuery(sql));
        doors.put("executeUpdate", c -> statement(c).executeUpdate(sql));
        doors.put("executeUpdate with keys", c -> statement(c).executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
        doors.put("executeUpdate with key columns", c -> statement(c).executeUpdate(sql, new int[] {1}));
        doors.put("executeUpdate with key names", c -> statement(c).executeUpdate(sql, new String[] {"id"}));
        doors.put("executeLargeUpdate", c -> statement(c).executeLargeUpdate(sql));
        doors.put(
                "executeLargeUpdate with keys",
                c -> statement(c).executeLargeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
        doors.put("executeLargeUpdate with key columns", c -> statement(c).executeLargeUpdate(sql, new int[] {1}));
        doors.put("executeLargeUpdate with key names", c -> statement(c).executeLargeUpdate(sql, new String[] {"id"}));
        doors.put("batch", c -> {
            Statement statement = statement(c);
            statement.addBatch(sql);
            statement.executeBatch();
        });
        doors.put("prepared execute", c -> c.prepareStatement(sql).execute());
        doors.put("prepared executeQuery", c -> c.prepareStatement(sql).executeQuery());
        doors.put("prepared executeUpdate", c -> c.prepareStatement(sql).executeUpdate());
        doors.put("prepared executeLargeUpdate", c -> c.prepareStatement(sql).executeLargeUpdate());
        doors.put(
                "prepared with keys",
                c -> c.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS).executeUpdate());
        doors.put(
                "prepared with key names",
                c -> c.prepareStatement(sql, new String[] {"id"}).executeUpdate());
        doors.put("prepared batch", c -> {
            var prepared = c.prepareStatement(sql);
            prepared.addBatch();
            prepared.executeBatch();
        });
        doors.put("call", c -> c.prepareCall(sql).execute());
        doors.put(
                "back through the result set",
                c -> statement(c)
                        .executeQuery("SELECT 1")
                        .getStatement()
                        .getConnection()
                        .createStatement()
                        .execute(sql));
        doors.put(
                "back through the metadata",
                c -> statement(c.getMetaData().getConnection()).execute(sql));
        doors.put(
                "unwrapped to Connection",
                c -> statement(c.unwrap(Connection.class)).execute(sql));
        return doors;
    }

    private static Statement statement(Connection connection) throws SQLException {
        return connection.createStatement();
    }

    @ParameterizedTest
    @EnumSource
    void carelessDelete_inProduction_isRefusedThroughEveryDoor(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        Map<String, Door> doors = doors(CARELESS);
        if (kind == TestDatabase.MARIADB) {
            // Its driver takes nothing but a call there, before anybody runs it.
            doors.remove("call");
        }
        for (Map.Entry<String, Door> door : doors.entrySet()) {
            try (Connection connection = shop.guarded().getConnection()) {
                assertDenied(
                        door.getKey(),
                        "sql.delete-without-where",
                        () -> door.getValue().run(connection));
            }
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void carelessDelete_observed_runsAndIsReported(TestDatabase kind) throws SQLException {
        for (String door : new String[] {"execute", "executeUpdate", "prepared executeUpdate", "prepared batch"}) {
            Shop shop = Shop.production(kind, Levels.observing());
            try (Connection connection = shop.guarded().getConnection()) {
                doors(CARELESS).get(door).run(connection);
            }
            assertThat(shop.customers()).as(door).isZero();
            assertThat(shop.reports("sql.delete-without-where")).as(door).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void carelessDelete_inATestEnvironmentOfItsOwn_runs(TestDatabase kind) throws SQLException {
        Shop shop = Shop.of(kind, Tier.TEST, Tier.TEST, Levels.enforcing(), WritePolicy.standard());
        try (Connection connection = shop.guarded().getConnection()) {
            connection.createStatement().executeUpdate(CARELESS);
        }
        assertThat(shop.customers()).isZero();
        assertThat(shop.reports("sql.")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void structure_inProduction_isRefused(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            assertDenied("sql.truncate", () -> statement.execute("TRUNCATE TABLE customer"));
            assertDenied("sql.drop", () -> statement.execute("DROP TABLE customer"));
            assertDenied("sql.drop", () -> statement.execute("ALTER TABLE customer DROP COLUMN vip"));
            assertDenied("sql.ddl", () -> statement.execute("CREATE TABLE other (id INT)"));
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnTable_changedByTheApplication_isRefusedEverywhere(TestDatabase kind) throws SQLException {
        String sql = "UPDATE " + kind.stampTable() + " SET tier = 'TEST' WHERE sequence_number = 1";
        for (Tier tier : new Tier[] {Tier.PRODUCTION, Tier.TEST}) {
            Shop shop = Shop.of(kind, tier, tier, Levels.enforcing(), WritePolicy.standard());
            try (Connection connection = shop.guarded().getConnection()) {
                assertDenied(
                        "stamp.schema-is-ours",
                        () -> connection.createStatement().executeUpdate(sql));
                assertThat(connection
                                .createStatement()
                                .executeQuery("SELECT tier FROM " + kind.stampTable())
                                .next())
                        .isTrue();
            }
            assertThat(Admission.of(DatastoreStamps.of(shop.raw(), Environments.of(tier)))
                            .outcome())
                    .isEqualTo(Admission.Outcome.MATCH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unwrapToTheDriver_isRecordedThenRefusedThenPermitted(TestDatabase kind) throws SQLException {
        Class<?> driver;
        try (Connection connection =
                Shop.production(kind, Levels.observing()).raw().getConnection()) {
            driver = connection.getClass();
        }
        Shop observing = Shop.production(kind, Levels.observing());
        try (Connection connection = observing.guarded().getConnection()) {
            assertThat(connection.isWrapperFor(driver)).isTrue();
            assertThat(connection.unwrap(driver)).isNotNull();
        }
        assertThat(observing.reports("sql.unwrap")).isTrue();
        try (Connection connection =
                Shop.production(kind, Levels.enforcing()).guarded().getConnection()) {
            assertDenied("sql.unwrap", () -> connection.unwrap(driver));
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        }
        WritePolicy permitting = WritePolicy.builder()
                .permit("sql.unwrap", driver.getName(), "bulk copy")
                .build();
        try (Connection connection =
                Shop.production(kind, Levels.enforcing(), permitting).guarded().getConnection()) {
            assertThat(connection.unwrap(driver)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void catalogOfAnother_afterUse_isAdmittedAnew(TestDatabase kind) throws SQLException {
        assumeThat(kind).isEqualTo(TestDatabase.MARIADB);
        Shop mine = Shop.of(kind, Tier.TEST, Tier.TEST, Levels.observing(), WritePolicy.standard());
        Shop production = Shop.production(kind, Levels.observing());
        String other;
        try (Connection connection = production.raw().getConnection()) {
            other = connection.getCatalog();
        }
        try (Connection connection = mine.guarded().getConnection()) {
            assertDenied("stamp.foreign", () -> connection.setCatalog(other));
        }
        try (Connection connection = mine.guarded().getConnection()) {
            assertDenied("stamp.foreign", () -> connection.createStatement().execute("USE " + other));
        }
    }
}
