package dev.ringfence.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import dev.ringfence.testing.FlakyRelay;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections and pools, of real servers. */
class ConnectionProbesIT {
    private static HikariDataSource pool(int most) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(H2.createDatabase());
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(Patience.LONG.toMillis());
        pool.setValidationTimeout(Patience.LONG.toMillis());
        return pool;
    }

    private static DataSourceProbe patient(DataSource dataSource) {
        return DataSourceProbe.of(dataSource).timeout(Patience.LONG);
    }

    @ParameterizedTest
    @EnumSource
    void dataSource_thatAnswers_isUp(TestDatabase kind) throws SQLException {
        assertThat(patient(kind.create()).look()).isEqualTo(HealthReading.up());
    }

    @Test
    void dataSource_whoseServerDies_failsAndWorksAgain() throws SQLException, IOException {
        PGSimpleDataSource direct = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        try (FlakyRelay relay = FlakyRelay.to(direct.getPortNumbers()[0])) {
            PGSimpleDataSource through = PostgresServer.user(String.valueOf(direct.getDatabaseName()), "postgres");
            through.setPortNumbers(new int[] {relay.port()});
            DataSourceProbe probe = patient(through);
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
            relay.cut();
            assertThatThrownBy(probe::look).isInstanceOf(SQLException.class);
            relay.pass();
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
        }
    }

    @Test
    void pool_asItFills_isUpThenDegradedThenDownAndIsNotAskedForAConnection() throws Exception {
        try (HikariDataSource pool = pool(10)) {
            DataSourceProbe probe = patient(pool);
            ConnectionPoolProbe use = ConnectionPoolProbe.of(pool);
            assertThat(use.look()).isEqualTo(HealthReading.unknown("the pool has not started"));
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
            List<Connection> held = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                held.add(pool.getConnection());
            }
            assertThat(probe.look())
                    .isEqualTo(use.look())
                    .isEqualTo(HealthReading.degraded("9 of 10 connections in use, 0 waiting"));
            held.add(pool.getConnection());
            // Would wait for minutes if it took a connection.
            assertThat(probe.look())
                    .isEqualTo(use.look())
                    .isEqualTo(HealthReading.degraded("10 of 10 connections in use, 0 waiting"));
            Thread waiting = new Thread(() -> {
                try (Connection late = pool.getConnection()) {
                    assertThat(late).isNotNull();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            waiting.start();
            while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
                Thread.onSpinWait();
            }
            assertThat(probe.look())
                    .isEqualTo(use.look())
                    .isEqualTo(HealthReading.down("10 of 10 connections in use, 1 waiting"));
            for (Connection connection : held) {
                connection.close();
            }
            waiting.join();
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
        }
    }

    @Test
    void pool_ofAnotherMake_isToldOrRefused() {
        assertThatThrownBy(() -> ConnectionPoolProbe.of(H2.createDatabase()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a pool of com.zaxxer:HikariCP but was org.h2.jdbcx.JdbcDataSource");
        ConnectionPoolProbe told = ConnectionPoolProbe.reading(() -> new PoolUse(3, 3, 1));
        assertThat(told.look().state()).isEqualTo(HealthState.DOWN);
        assertThat(told.reach()).isEqualTo(HealthReach.INSTANCE);
        assertThatThrownBy(() -> new PoolUse(0, 0, 0)).hasMessage("'most' must be positive but was 0");
        assertThatThrownBy(() -> new PoolUse(-1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DataSourceProbe.of(H2.createDatabase()).timeout(java.time.Duration.ZERO))
                .hasMessage("'timeout' must be positive but was PT0S");
    }
}
