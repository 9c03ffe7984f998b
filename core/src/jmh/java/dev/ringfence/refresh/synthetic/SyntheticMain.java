package dev.ringfence.refresh.synthetic;

import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * How long it takes to fill 100,000 rows of 12 columns with synthetic rows, and how long INSERT ... SELECT of the same rows
 * takes the same server: {@code SyntheticMain [rows]}.
 */
final class SyntheticMain {
    private static final String TABLE =
            "CREATE TABLE %s (id int PRIMARY KEY, first_name varchar(40) NOT NULL, last_name"
                    + " varchar(40) NOT NULL, email varchar(120) NOT NULL UNIQUE, phone varchar(40) NOT NULL, city varchar(60) NOT"
                    + " NULL, status varchar(10) NOT NULL, product_name varchar(80) NOT NULL, price numeric(10, 2) NOT NULL CHECK"
                    + " (price > 0), born date, joined timestamp NOT NULL, note varchar(300))";

    private SyntheticMain() {}

    /** Prints a line for each product. */
    public static void main(String[] arguments) throws SQLException {
        long rows = arguments.length == 0 ? 100_000 : Long.parseLong(arguments[0]);
        Map<String, DataSource> databases = new TreeMap<>();
        databases.put("H2", H2.createDatabase("DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
        databases.put("PostgreSQL", PostgresServer.superuser(PostgresServer.createDatabase()));
        databases.put("MariaDB", MariaDbServer.administrator(MariaDbServer.createDatabase()));
        for (Map.Entry<String, DataSource> database : databases.entrySet()) {
            DataSource target = database.getValue();
            Sql.execute(target, TABLE.formatted("warm"), TABLE.formatted("customer"));
            DatastoreStamps.of(target, Environments.TEST).stamp("benchmark", "benchmark");
            SyntheticFill.of(target)
                    .runningIn(Environments.TEST)
                    .rows("warm", 10_000)
                    .rows("customer", 0)
                    .run();
            SyntheticResult result = SyntheticFill.of(target)
                    .runningIn(Environments.TEST)
                    .keeping("warm")
                    .rows("customer", rows)
                    .run();
            Sql.execute(target, TABLE.formatted("peer"));
            long begun = System.nanoTime();
            Sql.execute(target, "INSERT INTO peer SELECT * FROM customer");
            long peer = (System.nanoTime() - begun) / 1_000_000;
            System.out.printf(
                    "%-11s %,9d rows x 12: %,6d ms, of which rows %,6d ms; INSERT ... SELECT of them %,6d ms%n",
                    database.getKey(),
                    result.rows(),
                    result.duration().toMillis(),
                    result.tables().get(0).duration().toMillis(),
                    peer);
        }
        System.exit(0);
    }
}
