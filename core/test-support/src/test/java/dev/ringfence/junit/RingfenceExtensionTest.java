package dev.ringfence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs small suites in JUnit's own test kit, against a datastore that is stamped production. */
class RingfenceExtensionTest {
    private static final String PRODUCTION = "jdbc:h2:mem:production;DB_CLOSE_DELAY=-1";
    private static final String OWN = "jdbc:h2:mem:own;DB_CLOSE_DELAY=-1";
    private static final ConcurrentMap<String, Boolean> REACHED = new ConcurrentHashMap<>();

    @BeforeAll
    static void stampProduction() throws SQLException {
        JdbcDataSource production = new JdbcDataSource();
        production.setURL(PRODUCTION);
        DatastoreStamps.of(production, TestEnvironments.of(Tier.PRODUCTION))
                .stamp("the test", "the datastore to keep out of");
    }

    @AfterAll
    static void close() throws SQLException {
        try (Connection connection = new org.h2.Driver().connect(PRODUCTION, new java.util.Properties())) {
            connection.createStatement().execute("SHUTDOWN");
        }
    }

    /** The suite that the test kit runs; no annotation of Ringfence's on it. */
    static class Suite {
        @Test
        void driverManager() throws SQLException {
            try (Connection connection = DriverManager.getConnection(PRODUCTION)) {
                REACHED.put("driverManager", connection.isValid(1));
            }
        }

        @Test
        void pool() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(PRODUCTION);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                REACHED.put("pool", pool.isRunning());
            }
        }

        @Test
        void swallowed() {
            try (Connection connection = DriverManager.getConnection(PRODUCTION)) {
                REACHED.put("swallowed", connection.isValid(1));
            } catch (SQLException | RuntimeException failure) {
                REACHED.put("refused", true);
            }
        }

        @Test
        void guardedDataSource() throws SQLException {
            JdbcDataSource raw = new JdbcDataSource();
            raw.setURL(PRODUCTION);
            DataSource guarded = GuardedDataSource.wrap(raw, WriteGuard.observing(TestEnvironments.unset()));
            try (Connection connection = guarded.getConnection()) {
                REACHED.put("guardedDataSource", connection.isValid(1));
            }
        }

        @Test
        void itsOwnDatastore() throws SQLException {
            try (Connection connection = DriverManager.getConnection(OWN)) {
                REACHED.put("own", connection.isValid(1));
            }
        }
    }

    /** Its test cannot even be made. */
    static class SuiteWithField {
        private final Connection connection = DriverManager.getConnection(PRODUCTION);

        SuiteWithField() throws SQLException {}

        @Test
        void field() throws SQLException {
            REACHED.put("field", connection.isValid(1));
        }
    }

    @Test
    void test_whoseFieldOpensProduction_failsOnceAndItsClassDoesNot() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .selectors(selectMethod(SuiteWithField.class, "field"))
                .execute();

        assertThat(results.testEvents().failed().count()).isEqualTo(1);
        assertThat(results.containerEvents().failed().count()).isZero();
        assertThat(REACHED).doesNotContainKey("field");
    }

    private static List<Event> run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                // What the session's listener has set is what a real run would see.
                .enableImplicitConfigurationParameters(true)
                .selectors(selectMethod(Suite.class, method))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .toList();
    }

    private static TestExecutionResult result(String method) {
        List<Event> events = run(method);
        assertThat(events).hasSize(1);
        return events.get(0).getRequiredPayload(TestExecutionResult.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"driverManager", "pool", "guardedDataSource", "swallowed"})
    void test_thatOpensProduction_failsWithoutAnyConfiguration(String method) {
        TestExecutionResult result = result(method);

        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
        assertThat(result.getThrowable().orElseThrow())
                .hasStackTraceContaining("stamp.production-in-test")
                .hasStackTraceContaining("point the test at a datastore of its own");
        assertThat(REACHED).doesNotContainKey(method);
    }

    @Test
    void test_thatOpensItsOwnDatastore_passes() {
        assertThat(result("itsOwnDatastore").getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(REACHED).containsEntry("own", true);
    }
}
