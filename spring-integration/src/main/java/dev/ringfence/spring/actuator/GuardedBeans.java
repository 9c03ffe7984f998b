package dev.ringfence.spring.actuator;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.jdbc.GuardedDataSource;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;

/** Finds the guard of a {@code DataSource} bean: the bean itself, behind wrappers, or inside a pool. */
final class GuardedBeans {
    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", GuardedBeans.class.getClassLoader());

    private GuardedBeans() {}

    static Optional<GuardedDataSource> guardOf(DataSource bean) {
        try {
            return Optional.of(bean.unwrap(GuardedDataSource.class));
        } catch (SQLException | RuntimeException noWrapper) {
            // A pool that was never asked for a connection does not know yet that it wraps anything.
            return HIKARI ? Pool.guardInside(bean) : Optional.empty();
        }
    }

    /** Loaded only where HikariCP is present. */
    private static final class Pool {
        static Optional<GuardedDataSource> guardInside(DataSource bean) {
            return bean instanceof HikariDataSource pool && pool.getDataSource() instanceof GuardedDataSource guarded
                    ? Optional.of(guarded)
                    : Optional.empty();
        }
    }
}
