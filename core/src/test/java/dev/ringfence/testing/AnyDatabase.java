package dev.ringfence.testing;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Databases of which the library knows nothing but JDBC, in memory. */
public enum AnyDatabase {
    /** Its transactions read old states of rows. */
    HSQLDB("jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc", false),
    /** The same with its default, which locks them. */
    HSQLDB_WITH_LOCKS("jdbc:hsqldb:mem:%s", true),
    DERBY("jdbc:derby:memory:%s;create=true", true);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        // Derby would write a file where the tests run.
        System.setProperty("derby.stream.error.method", "java.io.OutputStream.nullOutputStream");
    }

    private final String url;
    private final boolean locks;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Queue<DataSource> created = new ConcurrentLinkedQueue<>();

    AnyDatabase(String url, boolean locks) {
        this.url = url;
        this.locks = locks;
    }

    /** True if it shows one state of all rows by locking them. */
    public boolean locks() {
        return locks;
    }

    /** A new, empty database that lives until {@link #dropAll()}. */
    public DataSource create() {
        DataSource database = of("any" + NUMBER.incrementAndGet(), url);
        created.add(database);
        return database;
    }

    private DataSource of(String name, String pattern) {
        return new DriverDataSource(pattern.replace("%s", name), this == DERBY ? "APP" : "sa", "");
    }

    /** Drops all that were created, each of which holds some MiB of memory. */
    public static void dropAll() throws SQLException {
        for (AnyDatabase kind : values()) {
            for (DataSource database = kind.created.poll(); database != null; database = kind.created.poll()) {
                kind.drop(database);
            }
        }
    }

    private void drop(DataSource database) throws SQLException {
        if (this != DERBY) {
            Sql.execute(database, "SHUTDOWN");
            return;
        }
        String url = ((DriverDataSource) database).url();
        try {
            of("", url.replace("create=true", "drop=true")).getConnection().close();
        } catch (SQLException dropped) {
            // So does Derby tell that it has dropped a database.
            if (!"08006".equals(dropped.getSQLState())) {
                throw dropped;
            }
        }
    }
}
