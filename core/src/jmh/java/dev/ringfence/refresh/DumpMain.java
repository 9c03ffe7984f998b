package dev.ringfence.refresh;

import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The copy of a refresh beside {@code mariadb-dump customer | mariadb}, on one real MariaDB, as {@link CopyRace} tells. The
 * table has a primary key and nothing else.
 *
 * <p>Arguments: rows in thousands, rounds, threads, and the folder of {@code mariadb} and {@code mariadb-dump}.
 */
// The rows are a text of their own: inline they would bury the method.
@SuppressWarnings("InlineFormatString")
public final class DumpMain {
    private static final String TABLE =
            "CREATE TABLE customer (id bigint PRIMARY KEY, first_name varchar(40), last_name"
                    + " varchar(40), email varchar(120), phone varchar(40), born date, street varchar(80), card varchar(30), iban"
                    + " varchar(40), country char(2), balance decimal(12,2), created datetime) CHARACTER SET utf8mb4";

    private static final String ROWS =
            "INSERT INTO customer SELECT seq, ELT(1 + seq %% 8, 'Ada','Grace','Alan','Edsger',"
                    + "'Barbara','Donald','Radia','Margaret'), CONCAT('Family', seq * 7919 %% 50021), CONCAT('user', seq, '@mail',"
                    + " seq %% 97, '.org'), CONCAT('+49 30 ', 1000000 + seq %% 8999999), DATE '1940-01-01' + INTERVAL seq %% 25000"
                    + " DAY, CONCAT(seq %% 200, ' Long Street, Apt ', seq %% 31), CONCAT('4485275', LPAD(seq, 9, '0')), CONCAT('DE',"
                    + " LPAD(seq * 104729 %% 99, 2, '0'), LPAD(seq, 18, '3')), ELT(1 + seq %% 3, 'DE', 'FR', 'US'), seq %% 100000 /"
                    + " 7.0, TIMESTAMP '2024-01-01 00:00:00' + INTERVAL seq * 13 SECOND FROM seq_1_to_%d";

    private DumpMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        long rows = Long.parseLong(arguments[0]) * 1_000;
        int rounds = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Path clients = Path.of(arguments[3]);
        DataSource production = MariaDbServer.administrator(MariaDbServer.createDatabase());
        Sql.execute(production, TABLE, String.format(Locale.ROOT, ROWS, rows), "ANALYZE TABLE customer");
        DataSource staging = MariaDbServer.administrator(MariaDbServer.createDatabase());
        Sql.execute(staging, TABLE);
        new CopyRace("dump", production, staging, rows, threads).run(rounds, () -> pipe(clients, production));
        System.exit(0);
    }

    private static long pipe(Path clients, DataSource from) throws SQLException, IOException, InterruptedException {
        String to = MariaDbServer.createDatabase();
        URI source = uri(from);
        long begun = System.nanoTime();
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                client(clients, "mariadb-dump", source, source.getPath().substring(1), "customer"),
                client(clients, "mariadb", source, to)));
        for (Process process : processes) {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("a client of MariaDB failed");
            }
        }
        long took = System.nanoTime() - begun;
        Sql.execute(from, "DROP DATABASE " + to);
        return took;
    }

    private static URI uri(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
        }
    }

    private static ProcessBuilder client(Path clients, String name, URI server, String... databaseAndTables) {
        List<String> command = new ArrayList<>(List.of(
                clients.resolve(name).toString(),
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + server.getPort(),
                "--user=tester",
                "--password=tester",
                "--skip-ssl"));
        if (name.equals("mariadb-dump")) {
            command.addAll(List.of("--single-transaction", "--quick"));
        }
        command.addAll(List.of(databaseAndTables));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
