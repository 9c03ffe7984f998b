package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A stamped database with 20 customers, seen through a guard and without one. */
public record Shop(DataSource raw, DataSource guarded, WriteGuard guard) {
    public static final int CUSTOMERS = 20;

    public static Shop of(TestDatabase kind, Tier stamp, Tier process, Levels levels, WritePolicy policy)
            throws SQLException {
        DataSource raw = database(kind, stamp);
        WriteGuard guard = WriteGuard.builder(Environments.of(process))
                .levels(levels)
                .policy(policy)
                .meters(new SimpleMeterRegistry())
                .build();
        return new Shop(raw, GuardedDataSource.builder(guard).name("shop").wrap(raw), guard);
    }

    public static Shop production(TestDatabase kind, Levels levels) throws SQLException {
        return production(
                kind, levels, WritePolicy.builder().maxRowsPerStatement(10).build());
    }

    public static Shop production(TestDatabase kind, Levels levels, WritePolicy policy) throws SQLException {
        return of(kind, Tier.PRODUCTION, Tier.PRODUCTION, levels, policy);
    }

    public static DataSource database(TestDatabase kind, Tier stamp) throws SQLException {
        DataSource raw = kind.create();
        DatastoreStamps.of(raw, Environments.of(stamp)).stamp("ops", "new");
        Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), vip INT)");
        try (Connection connection = raw.getConnection();
                var insert = connection.prepareStatement("INSERT INTO customer VALUES (?, 'x', 0)")) {
            for (int i = 1; i <= CUSTOMERS; i++) {
                insert.setInt(1, i);
                insert.executeUpdate();
            }
        }
        return raw;
    }

    public long customers() throws SQLException {
        return Sql.number(raw, "SELECT COUNT(*) FROM customer");
    }

    public long vips() throws SQLException {
        return Sql.number(raw, "SELECT COUNT(*) FROM customer WHERE vip = 1");
    }

    public boolean reports(String rule) {
        return guard.report().toString().contains(rule);
    }

    public static void assertDenied(String rule, ThrowingCallable call) {
        assertDenied("the call", rule, call);
    }

    public static void assertDenied(String door, String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RingfenceException.class)
                .as(door)
                .isThrownBy(call)
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo(rule));
    }
}
