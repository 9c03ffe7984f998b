package dev.ringfence.spring.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.jdbc.GuardedDataSource;
import java.util.Optional;
import javax.sql.DataSource;

/** What can be seen of a HikariCP pool. Loaded only where HikariCP is there. */
final class PoolState {
    private static final String SMALL_COPY = "ringfence-store";

    private PoolState() {}

    /** True if it opened no connection yet, so that it can be guarded inside. */
    static boolean isFresh(DataSource dataSource) {
        return dataSource instanceof HikariDataSource pool
                && pool.getHikariPoolMXBean() == null
                && (pool.getDataSource() != null || pool.getDataSourceClassName() != null || pool.getJdbcUrl() != null);
    }

    static boolean isGuardedInside(DataSource dataSource) {
        return dataSource instanceof HikariDataSource pool && pool.getDataSource() instanceof GuardedDataSource;
    }

    /** A pool of two connections to the same database, opened when it is first used; empty if this is no such pool. */
    static Optional<DataSource> smallCopy(DataSource dataSource) {
        if (!(dataSource instanceof HikariDataSource pool) || !isFresh(pool)) {
            return Optional.empty();
        }
        HikariDataSource copy = new HikariDataSource();
        pool.copyStateTo(copy);
        copy.setPoolName(SMALL_COPY);
        copy.setMaximumPoolSize(2);
        copy.setMinimumIdle(0);
        copy.setRegisterMbeans(false);
        return Optional.of(copy);
    }

    static boolean isSmallCopy(DataSource dataSource) {
        return dataSource instanceof HikariDataSource pool && SMALL_COPY.equals(pool.getPoolName());
    }
}
