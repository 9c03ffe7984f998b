package dev.ringfence.testing;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 databases in memory, one for each call. */
public final class H2 {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private H2() {}

    /** A new, empty database that lives as long as the JVM. */
    public static DataSource createDatabase() {
        return open("test" + NUMBER.incrementAndGet(), "");
    }

    /** The same in a compatibility mode, such as {@code MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE}. */
    public static DataSource createDatabase(String options) {
        return open("test" + NUMBER.incrementAndGet(), ";" + options);
    }

    private static DataSource open(String name, String options) {
        JdbcDataSource dataSource = new JdbcDataSource();
        // Nobody gives up waiting for a lock because another thread was not scheduled for two seconds, H2's own
        // patience.
        dataSource.setURL(
                "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=" + Patience.LONG.toMillis() + options);
        dataSource.setUser("sa");
        return dataSource;
    }
}
