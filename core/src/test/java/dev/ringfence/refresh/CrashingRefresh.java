package dev.ringfence.refresh;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.testing.Environments;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The main of a child process that refreshes and dies at a certain progress event, as by kill -9. */
final class CrashingRefresh {
    static final int DIED = 137;

    private CrashingRefresh() {}

    public static void main(String[] arguments) throws SQLException {
        int last = Integer.parseInt(arguments[2]);
        AtomicInteger events = new AtomicInteger();
        EnvironmentRefresh.from(open(arguments[0]))
                .to(open(arguments[1]))
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .progress(progress -> {
                    if (events.incrementAndGet() == last) {
                        // No hook, no finally, no goodbye to any server.
                        Runtime.getRuntime().halt(DIED);
                    }
                })
                .run();
    }

    static DataSource open(String url) throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser("sa");
            return h2;
        }
        if (url.startsWith("jdbc:mariadb:")) {
            MariaDbDataSource maria = new MariaDbDataSource(url);
            maria.setUser("tester");
            maria.setPassword("tester");
            return maria;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        postgres.setUser("postgres");
        return postgres;
    }
}
