package dev.ringfence.health.checks;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks HikariCP how a pool of its is used. HikariCP is optional; where it is absent, no DataSource is one. */
final class HikariUse {
    private static final boolean PRESENT = present();

    private HikariUse() {}

    private static boolean present() {
        try {
            Class.forName("com.zaxxer.hikari.HikariDataSource", false, HikariUse.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    static boolean isPool(DataSource dataSource) {
        return PRESENT && Inside.isPool(dataSource);
    }

    /** Empty of anything but such a pool, and of one that has not started. */
    static Optional<PoolUse> of(DataSource dataSource) {
        return isPool(dataSource) ? Inside.use(dataSource) : Optional.empty();
    }

    /** Loaded only where HikariCP is there. */
    private static final class Inside {
        static boolean isPool(DataSource dataSource) {
            return dataSource instanceof HikariDataSource;
        }

        static Optional<PoolUse> use(DataSource dataSource) {
            HikariDataSource hikari = (HikariDataSource) dataSource;
            HikariPoolMXBean pool = hikari.getHikariPoolMXBean();
            return pool == null
                    ? Optional.empty()
                    : Optional.of(new PoolUse(
                            pool.getActiveConnections(),
                            hikari.getMaximumPoolSize(),
                            pool.getThreadsAwaitingConnection()));
        }
    }
}
