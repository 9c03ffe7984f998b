package dev.ringfence.spring.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.jdbc.GuardedDataSource;
import javax.sql.DataSource;

/** What can be seen of a HikariCP pool. Loaded only where HikariCP is there. */
final class PoolState {
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
}
