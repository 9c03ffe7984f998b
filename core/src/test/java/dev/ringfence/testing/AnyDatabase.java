package dev.ringfence.testing;

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

    AnyDatabase(String url, boolean locks) {
        this.url = url;
        this.locks = locks;
    }

    /** True if it shows one state of all rows by locking them. */
    public boolean locks() {
        return locks;
    }

    /** A new, empty database that lives as long as the JVM. */
    public DataSource create() {
        return new DriverDataSource(
                url.replace("%s", "any" + NUMBER.incrementAndGet()), this == DERBY ? "APP" : "sa", "");
    }
}
