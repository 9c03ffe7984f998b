package dev.ringfence.jdbc.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies leaves a change and its images, or neither. */
class UndoCrashIT {
    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_COMMIT", "AFTER_THE_COMMIT"})
    void processDies_onPostgresql_leavesBothOrNeither(CrashingUndo.Point point) throws Exception {
        String url =
                PostgresServer.user(PostgresServer.createDatabase(), "postgres").getURL();
        assertBothOrNeither(TestDatabase.POSTGRESQL, url, CrashingUndo.open(url), point);
    }

    @Test
    void processDies_onMariaDb_leavesNeither() throws Exception {
        String database = MariaDbServer.createDatabase();
        DataSource dataSource = MariaDbServer.administrator(database);
        String url;
        try (Connection connection = dataSource.getConnection()) {
            url = connection.getMetaData().getURL() + "?user=tester&password=tester";
        }
        assertBothOrNeither(TestDatabase.MARIADB, url, dataSource, CrashingUndo.Point.BEFORE_THE_COMMIT);
    }

    /** H2 writes a commit half a second late unless told not to. */
    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_IMAGES", "AFTER_THE_COMMIT"})
    void processDies_onH2Files_leavesBothOrNeither(CrashingUndo.Point point, @TempDir Path folder) throws Exception {
        String url = "jdbc:h2:" + folder.resolve("items") + ";WRITE_DELAY=0";
        assertBothOrNeither(TestDatabase.H2_NATIVE, url, CrashingUndo.open(url), point);
    }

    private static void assertBothOrNeither(
            TestDatabase kind, String url, DataSource dataSource, CrashingUndo.Point point)
            throws SQLException, IOException, InterruptedException {
        String rows = IntStream.range(0, 30).mapToObj(id -> "(" + id + ", 0)").collect(Collectors.joining(", "));
        Sql.execute(dataSource, "CREATE TABLE item (id INT PRIMARY KEY, val INT)", "INSERT INTO item VALUES " + rows);
        InMemoryAuditTrail audit = new InMemoryAuditTrail(10);
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .audit(audit)
                .meters(new SimpleMeterRegistry())
                .build();
        UndoShop shop = new UndoShop(
                kind,
                dataSource,
                guard,
                audit,
                UndoLog.builder(dataSource, guard).table("item").build());
        shop.log().createTables();
        List<String> before = shop.rows("item");

        assertThat(child(url, point)).isEqualTo(CrashingUndo.DIED);

        boolean committed = point == CrashingUndo.Point.AFTER_THE_COMMIT;
        assertThat(Sql.number(dataSource, "SELECT COUNT(*) FROM item WHERE val = 1"))
                .isEqualTo(committed ? 19 : 0);
        assertThat(shop.kept()).isEqualTo(committed ? 19 : 0);
        List<UndoEntry> entries = shop.log().entries(10);
        assertThat(entries).hasSize(committed ? 1 : 0);
        if (committed) {
            shop.replay(entries.get(0).id());
        }
        assertThat(shop.rows("item")).isEqualTo(before);
    }

    private static int child(String url, CrashingUndo.Point point) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingUndo.class.getName(),
                        url,
                        point.name())
                .inheritIO()
                .start()
                .waitFor();
    }
}
