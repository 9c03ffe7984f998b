package dev.ringfence.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import com.zaxxer.hikari.util.DriverDataSource;
import com.zaxxer.hikari.util.PropertyElf;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards a HikariCP pool inside: its physical connections come guarded, so that the pool keeps its type, and no way out
 * of it bypasses the guard. HikariCP is optional; where it is absent, no DataSource is one.
 */
final class HikariPool {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedDataSource.class);
    private static final boolean PRESENT = present();

    private HikariPool() {}

    private static boolean present() {
        try {
            Class.forName("com.zaxxer.hikari.HikariDataSource", false, HikariPool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** True if it is done; false if this is no such pool, or it can no longer be done. */
    static boolean guardInside(DataSource pool, UnaryOperator<DataSource> guard) {
        return PRESENT && Inside.guard(pool, guard);
    }

    /** Loaded only where HikariCP is there. */
    private static final class Inside {
        static boolean guard(DataSource pool, UnaryOperator<DataSource> guard) {
            if (!(pool instanceof HikariDataSource hikari)) {
                return false;
            }
            if (hikari.getDataSource() instanceof GuardedDataSource) {
                return true;
            }
            if (hikari.getHikariPoolMXBean() != null) {
                LOG.warn(
                        "HikariCP pool '{}' has started, so it is guarded outside: what takes it by its own type goes"
                                + " around the guard. Guard it before its first connection",
                        hikari.getPoolName());
                return false;
            }
            DataSource inner = inner(hikari);
            if (inner == null) {
                LOG.warn(
                        "HikariCP pool '{}' says neither jdbcUrl nor dataSource nor dataSourceClassName, so it is guarded"
                                + " outside",
                        hikari.getPoolName());
                return false;
            }
            hikari.setDataSource(guard.apply(inner));
            return true;
        }

        /** What the pool would have opened its connections with. */
        private static @Nullable DataSource inner(HikariDataSource hikari) {
            if (hikari.getDataSource() != null) {
                return hikari.getDataSource();
            }
            if (hikari.getDataSourceClassName() != null) {
                return instance(hikari);
            }
            if (hikari.getJdbcUrl() == null) {
                return null;
            }
            Credentials credentials = hikari.getCredentials();
            return new DriverDataSource(
                    hikari.getJdbcUrl(),
                    hikari.getDriverClassName(),
                    hikari.getDataSourceProperties(),
                    credentials.getUsername(),
                    credentials.getPassword());
        }

        private static DataSource instance(HikariDataSource hikari) {
            String name = hikari.getDataSourceClassName();
            try {
                Class<? extends DataSource> type =
                        Class.forName(name, true, loader()).asSubclass(DataSource.class);
                DataSource dataSource = type.getDeclaredConstructor().newInstance();
                PropertyElf.setTargetFromProperties(dataSource, hikari.getDataSourceProperties());
                return dataSource;
            } catch (ReflectiveOperationException | ClassCastException e) {
                throw new IllegalArgumentException(
                        "'dataSourceClassName' must be a DataSource with a public constructor"
                                + " without parameters but was " + name,
                        e);
            }
        }

        private static ClassLoader loader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context != null ? context : HikariPool.class.getClassLoader();
        }
    }
}
