package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of many megabytes in a process with a small heap: they cross, or the run says which ones do not. */
class LargeRowsIT {
    private static final int SMALL_ROWS = 5;
    private static final int MOST_SECONDS = 600;
    private static final String OPTIONS = ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    @TempDir
    Path folder;

    private record Pair(DataSource from, String production, DataSource to, String staging) {}

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, bytea",
        "MARIADB, longblob",
        "MARIADB, longtext",
        "H2_MEMORY, clob",
    })
    void run_valueBeyondTheHeap_isRefusedByNameAndSize(Shop.Database kind, String type) throws Exception {
        int large = 60 << 20;
        Pair pair = pair(kind, type, 1, large);
        StampReading stamp = DatastoreStamps.of(pair.to(), Environments.STAGING).read();

        List<String> said = child(64, pair, "keep");

        assertThat(said).as("%s", said).hasSize(2).last().isEqualTo("threads 0");
        assertThat(said.get(0))
                .startsWith("refused ")
                .contains("by rule refresh.heap")
                .contains("65,536 KiB")
                .contains(String.format(Locale.ROOT, "document.content has %,d bytes", large))
                .contains("the target is as it was");
        assertThat(content(pair.to())).containsExactly("7", "null");
        assertThat(DatastoreStamps.of(pair.to(), Environments.STAGING).read()).isEqualTo(stamp);
        assertThat(leftovers(kind, pair.to())).isEmpty();

        assertThat(child(64, pair, "nullify")).containsExactly("done " + (SMALL_ROWS + 1), "threads 0");
        assertThat(content(pair.to()))
                .containsExactly("0", "null", "1", "null", "2", "null", "3", "null", "4", "null", "5", "null");
    }

    /** One of so many MiB, or many of one, which do not fit together. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, bytea, 1, 24, 256",
        "MARIADB, longblob, 1, 24, 256",
        "MARIADB, longtext, 1, 24, 256",
        "H2_MEMORY, blob, 1, 12, 256",
        "POSTGRESQL, text, 120, 1, 96",
        "MARIADB, longtext, 120, 1, 96",
        "H2_MEMORY, clob, 120, 1, 96",
    })
    void run_largeValuesThatFitOneByOne_cross(Shop.Database kind, String type, int rows, int megabytes, int heap)
            throws Exception {
        Pair pair = pair(kind, type, rows, megabytes << 20);

        List<String> said = child(heap, pair, "keep");

        assertThat(said).containsExactly("done " + (SMALL_ROWS + rows), "threads 0");
        assertThat(content(pair.to())).isEqualTo(content(pair.from()));
    }

    private Pair pair(Shop.Database kind, String type, int large, int bytes) throws SQLException {
        String production = create(kind, "production", type);
        String staging = create(kind, "staging", type);
        DataSource from = CrashingRefresh.open(production);
        DataSource to = CrashingRefresh.open(staging);
        fill(from, type, large, bytes);
        DatastoreStamps.of(from, Environments.PRODUCTION).stamp("test", "a test's production");
        Sql.execute(to, "INSERT INTO document (id, owner) VALUES (7, 'old@example.com')");
        DatastoreStamps.of(to, Environments.STAGING).stamp("test", "a test's staging");
        return new Pair(from, production, to, staging);
    }

    private String create(Shop.Database kind, String name, String type) throws SQLException {
        String url = "jdbc:h2:" + folder.resolve(name) + OPTIONS;
        if (kind != Shop.Database.H2_MEMORY) {
            try (Connection connection = kind.create().getConnection()) {
                url = connection.getMetaData().getURL();
            }
        }
        Sql.execute(
                CrashingRefresh.open(url),
                "CREATE TABLE document (id int PRIMARY KEY, owner varchar(80), content " + type + ")");
        return url;
    }

    private static void fill(DataSource database, String type, int large, int bytes) throws SQLException {
        boolean text = type.endsWith("text") || type.equals("clob");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO document VALUES (?, ?, ?)")) {
            for (int i = 0; i < SMALL_ROWS + large; i++) {
                String content = "0123456789abcdef".repeat(i < SMALL_ROWS ? i : bytes / 16);
                insert.setInt(1, i);
                insert.setString(2, "person" + i + "@mail.org");
                if (text) {
                    insert.setString(3, content);
                } else {
                    insert.setBytes(3, content.getBytes(StandardCharsets.US_ASCII));
                }
                insert.executeUpdate();
            }
        }
    }

    /** By row, the size of the document. */
    private static List<String> content(DataSource database) throws SQLException {
        return Shop.column(database, "SELECT id, octet_length(content) FROM document ORDER BY 1");
    }

    private static List<String> leftovers(Shop.Database kind, DataSource staging) throws SQLException {
        return kind == Shop.Database.MARIADB
                ? Shop.column(
                        staging,
                        "SHOW DATABASES LIKE 'ringfence_next_"
                                + Shop.column(staging, "SELECT DATABASE()").get(0) + "'")
                : Shop.column(
                        staging,
                        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'ringfence_next%'");
    }

    /** What the child says of itself, among what others log. */
    private List<String> child(int heap, Pair pair, String treatment) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        // On a machine with one processor the JVM would choose another, and have another heap.
                        "-XX:+UseG1GC",
                        "-Duser.language=en",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapRefresh.class.getName(),
                        pair.production(),
                        pair.staging(),
                        treatment)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            child.destroyForcibly();
            return List.of("it hangs");
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.matches("(done|refused|threads) .*"))
                .toList();
    }
}
