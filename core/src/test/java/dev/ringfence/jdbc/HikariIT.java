package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HikariIT {
    private static final String CARELESS = "DELETE FROM customer";

    private static String url(DataSource raw) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            // MariaDB's ends with the user, and stars for the password.
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }

    private static HikariDataSource byUrl(TestDatabase kind, DataSource raw) throws SQLException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(raw));
        switch (kind) {
            case H2_NATIVE, H2_AS_POSTGRESQL -> pool.setUsername("sa");
            case POSTGRESQL -> pool.setUsername("postgres");
            case MARIADB -> {
                pool.setUsername("tester");
                pool.setPassword("tester");
            }
        }
        return pool;
    }

    @ParameterizedTest
    @EnumSource
    void pool_byUrlAndNotStarted_isGuardedInside(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        try (HikariDataSource pool = byUrl(kind, raw)) {
            DataSource guarded = GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION)));
            assertThat(guarded).isSameAs(pool);
            assertThat(GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION))))
                    .as("guarded once")
                    .isSameAs(pool);
            assertDenied("sql.delete-without-where", () -> Sql.execute(guarded, CARELESS));
            assertDenied("sql.delete-without-where", () -> Sql.execute(pool, CARELESS));
            assertDenied(
                    "sql.delete-without-where", () -> Sql.execute(guarded.unwrap(HikariDataSource.class), CARELESS));
            assertDenied("sql.delete-without-where", () -> {
                try (Connection connection = pool.getConnection()) {
                    connection.unwrap(Connection.class).createStatement().execute(CARELESS);
                }
            });
            assertThat(Sql.number(pool, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS);
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
        }
    }

    @Test
    void pool_overADataSource_isGuardedInside() throws SQLException {
        DataSource raw = Shop.database(TestDatabase.H2_NATIVE, Tier.PRODUCTION);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(raw);
            GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION)));
            assertDenied("sql.delete-without-where", () -> Sql.execute(pool, CARELESS));
        }
    }

    @Test
    void pool_byDataSourceClass_isGuardedInside() throws SQLException {
        DataSource raw = Shop.database(TestDatabase.H2_NATIVE, Tier.PRODUCTION);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSourceClassName("org.h2.jdbcx.JdbcDataSource");
            pool.addDataSourceProperty("url", url(raw));
            pool.setUsername("sa");
            GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION)));
            assertDenied("sql.delete-without-where", () -> Sql.execute(pool, CARELESS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pool_thatHasStarted_isGuardedOutside(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        try (HikariDataSource pool = byUrl(kind, raw)) {
            pool.getConnection().close();
            DataSource guarded = GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION)));
            assertThat(guarded).isInstanceOf(GuardedDataSource.class);
            assertDenied("sql.delete-without-where", () -> Sql.execute(guarded, CARELESS));
            assertThatThrownBy(() -> guarded.unwrap(HikariDataSource.class)).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pool_ofATestProcessAtProduction_failsToStart(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        try (HikariDataSource pool = byUrl(kind, raw)) {
            GuardedDataSource.wrap(pool, WriteGuard.observing(Environments.of(Tier.TEST)));
            assertThatThrownBy(pool::getConnection).hasRootCauseInstanceOf(AdmissionDeniedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pool_guardedOutside_readsTheStampOncePerPhysicalConnection(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.TEST);
        try (HikariDataSource pool = byUrl(kind, raw)) {
            pool.setMaximumPoolSize(1);
            pool.getConnection().close();
            GuardedDataSource guarded =
                    (GuardedDataSource) GuardedDataSource.wrap(pool, WriteGuard.observing(Environments.of(Tier.TEST)));
            guarded.getConnection().close();
            Sql.execute(raw, "DROP TABLE " + kind.stampTable());
            guarded.getConnection().close();
            assertThat(guarded.lastAdmission().orElseThrow().outcome())
                    .as("a match is not read again")
                    .isEqualTo(Admission.Outcome.MATCH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pool_usedByManyThreads_refusesEachCarelessStatement(TestDatabase kind)
            throws SQLException, InterruptedException, ExecutionException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (HikariDataSource pool = byUrl(kind, raw)) {
            GuardedDataSource.wrap(pool, WriteGuard.enforcing(Environments.of(Tier.PRODUCTION)));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int id = i % Shop.CUSTOMERS;
                running.add(threads.submit(() -> {
                    Sql.execute(pool, "UPDATE customer SET vip = vip + 1 WHERE id = " + id);
                    try {
                        Sql.execute(pool, CARELESS);
                    } catch (dev.ringfence.write.WriteDeniedException expected) {
                        refused.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(refused).hasValue(100);
        assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS);
    }
}
