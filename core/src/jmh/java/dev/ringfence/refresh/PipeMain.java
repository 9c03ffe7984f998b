package dev.ringfence.refresh;

import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The copy of a refresh beside {@code psql -c 'COPY ... TO STDOUT' | psql -c 'COPY ... FROM STDIN'} in text format, in turn,
 * on one real PostgreSQL, as {@link CopyRace} tells. With several threads there are as many pipes, each with a range of
 * keys. What both write has no index while it is written. Needs {@code psql} in the path.
 *
 * <p>Arguments: rows in thousands, rounds, threads, {@code binary} or {@code text}: the latter has a column of a type whose
 * binary form is not carried.
 */
// The rows are a text of their own: inline they would bury the method.
@SuppressWarnings("InlineFormatString")
public final class PipeMain {
    private static final String TABLE = "CREATE TABLE customer (id bigint PRIMARY KEY, first_name text, last_name text,"
            + " email text, phone text, born date, street text, card text, iban text, country %s, balance numeric(12,2),"
            + " created timestamptz)";

    private static final String ROWS = "INSERT INTO customer SELECT i, (ARRAY['Ada','Grace','Alan','Edsger','Barbara',"
            + "'Donald','Radia','Margaret'])[1 + i %% 8], 'Family' || (i * 7919 %% 50021), 'user' || i || '@mail' || i %% 97"
            + " || '.org', '+49 30 ' || (1000000 + i %% 8999999), DATE '1940-01-01' + (i %% 25000)::int, (i %% 200) ||"
            + " ' Long Street, Apt ' || i %% 31, '4485275' || lpad(i::text, 9, '0'), 'DE' || lpad((i * 104729 %% 99)::text,"
            + " 2, '0') || lpad(i::text, 18, '3'), (ARRAY['D','F','U'])[1 + i %% 3]::%s, i %% 100000 / 7.0, TIMESTAMPTZ"
            + " '2024-01-01 00:00:00+00' + i * INTERVAL '13 seconds' FROM generate_series(1::bigint, %d) i";

    private PipeMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        long rows = Long.parseLong(arguments[0]) * 1_000;
        int rounds = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        String country = arguments.length > 3 && arguments[3].equals("text") ? "\"char\"" : "text";
        PGSimpleDataSource production = customers(country, rows);
        PGSimpleDataSource staging = noCustomers(country);
        new CopyRace("pipe", production, staging, rows, threads)
                .run(rounds, () -> pipes(production, staging, rows, threads));
        System.exit(0);
    }

    /** A production. */
    static PGSimpleDataSource customers(String country, long rows) throws SQLException {
        PGSimpleDataSource production = noCustomers(country);
        Sql.execute(production, String.format(Locale.ROOT, ROWS, country, rows), "VACUUM ANALYZE customer");
        return production;
    }

    /** What is to be filled. */
    static PGSimpleDataSource noCustomers(String country) throws SQLException {
        PGSimpleDataSource database = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        Sql.execute(database, String.format(Locale.ROOT, TABLE, country));
        return database;
    }

    /** As many as there are threads, each with a range of keys. */
    private static long pipes(PGSimpleDataSource from, PGSimpleDataSource to, long rows, int threads)
            throws SQLException, IOException, InterruptedException {
        Sql.execute(to, "DROP TABLE IF EXISTS piped", "CREATE TABLE piped (LIKE customer)");
        List<Process> processes = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            String range =
                    threads == 1 ? "" : " WHERE id > " + rows * i / threads + " AND id <= " + rows * (i + 1) / threads;
            processes.addAll(ProcessBuilder.startPipeline(List.of(
                    psql(from, "COPY (SELECT * FROM customer" + range + ") TO STDOUT"),
                    psql(to, "COPY piped FROM STDIN"))));
        }
        for (Process process : processes) {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("psql failed");
            }
        }
        long took = System.nanoTime() - begun;
        Sql.execute(to, "DROP TABLE piped");
        return took;
    }

    private static ProcessBuilder psql(PGSimpleDataSource database, String command) {
        return new ProcessBuilder(
                        "psql",
                        "-q",
                        "-h",
                        "localhost",
                        "-p",
                        String.valueOf(database.getPortNumbers()[0]),
                        "-U",
                        "postgres",
                        "-d",
                        String.valueOf(database.getDatabaseName()),
                        "-c",
                        command)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
