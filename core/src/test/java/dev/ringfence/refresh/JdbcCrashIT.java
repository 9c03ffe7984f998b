package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that fill a closed target of which only JDBC is known, killed anywhere: the next one goes on behind the last commit. */
class JdbcCrashIT {
    private static final String MARKED = "SELECT sum(rows_written) FROM \"ringfence_refresh_checkpoint\"";
    private static final int CUSTOMERS = 5_500;
    private static final int ROWS = 14 + CUSTOMERS;
    private static final int POINTS = 6;
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void run_processDiesAnywhere_theNextGivesTheSameAndNoRawValueIsEverThere() throws Exception {
        Path source = folder.resolve("production");
        Path before = folder.resolve("before");
        Shop.addCustomers(Shop.fillProduction(MortalJdbcRefresh.open(source)), CUSTOMERS);
        shutDown(source);
        Shop.fillStaging(MortalJdbcRefresh.open(before));
        shutDown(before);
        int calls = calls(source, copied(before, "once"));
        List<String> once = everything(folder.resolve("once"));
        int wentOn = 0;
        for (int last : points(calls)) {
            Path target = copied(before, "staging" + last);
            long told = child(source, target, last);

            assertThat(rawIn(target)).as("call %d", last).isEmpty();
            DataSource staging = MortalJdbcRefresh.open(target);
            boolean begun = lineage(staging).size() > 1;
            boolean marked = begun && isMarked(staging);
            long there = marked ? Sql.number(staging, MARKED) : 0;
            assertThat(lineage(staging))
                    .as("call %d", last)
                    .hasSizeBetween(1, 2)
                    .allMatch(stamp -> stamp.dataClass() == DataClass.UNVERIFIED);
            assertThat(told - there).as("call %d", last).isBetween(0L, (long) JdbcRows.BATCH);
            assertThat(Shop.everything(staging)).as("call %d", last).noneMatch(JdbcCrashIT::isRaw);
            List<Long> written = new ArrayList<>();
            DataSource production = MortalJdbcRefresh.open(source);

            RefreshResult result = MortalJdbcRefresh.refresh(production, staging)
                    .progress(progress -> written.add(progress.allRows()))
                    .run();

            assertThat(result.rows()).as("call %d", last).isEqualTo(ROWS);
            assertThat(lineage(staging)).as("call %d", last).hasSize(begun && !marked ? 4 : 3);
            assertThat(Shop.everything(staging)).as("call %d", last).isEqualTo(once);
            assertThat(Shop.column(staging, "SELECT table_name FROM \"ringfence_refresh_checkpoint\""))
                    .isEmpty();
            shutDown(source);
            shutDown(target);
            assertThat(rawIn(target)).as("call %d", last).isEmpty();
            wentOn += there > JdbcRows.BATCH ? 1 : 0;
        }
        assertThat(wentOn).isGreaterThan(POINTS / 4);
    }

    /** It dies a batch further each time, and so needs all that was left before. */
    @Test
    void run_processDiesAgainAndAgain_comesToItsEnd() throws Exception {
        Path source = folder.resolve("production");
        Path target = folder.resolve("staging");
        Shop.addCustomers(Shop.fillProduction(MortalJdbcRefresh.open(source)), CUSTOMERS);
        shutDown(source);
        Shop.fillStaging(MortalJdbcRefresh.open(target));
        shutDown(target);
        int calls = calls(source, copied(target, "once"));
        List<String> once = everything(folder.resolve("once"));
        List<Long> marks = new ArrayList<>();
        for (int last = calls * 3 / 5; marks.size() < 3; last += 2) {
            assertThat(child(source, target, last)).isNotNegative();
            marks.add(Sql.number(MortalJdbcRefresh.open(target), MARKED));
            shutDown(target);
        }
        assertThat(marks).isSorted();
        assertThat(marks.get(2)).isGreaterThan(marks.get(0));

        DataSource staging = MortalJdbcRefresh.open(target);
        MortalJdbcRefresh.refresh(MortalJdbcRefresh.open(source), staging).run();

        assertThat(Shop.everything(staging)).isEqualTo(once);
        assertThat(lineage(staging)).hasSize(3);
        shutDown(source);
        shutDown(target);
    }

    /** Of a run that nothing interrupts. */
    private static int calls(Path source, Path target) throws SQLException {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        MortalJdbcRefresh.refresh(
                        new MortalDataSource(MortalJdbcRefresh.open(source), life),
                        new MortalDataSource(MortalJdbcRefresh.open(target), life))
                .progress(progress -> life.call())
                .run();
        shutDown(source);
        shutDown(target);
        return life.calls();
    }

    /** Most where rows are written, and all before the last commit. */
    private static List<Integer> points(int calls) {
        Random random = new Random(SEED);
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(calls / 4 + calls * i * 3 / 4 / POINTS + random.nextInt(calls * 3 / 4 / POINTS - 1));
        }
        return points;
    }

    /** The rows that it told of before it died. */
    private long child(Path source, Path target, int last) throws IOException, InterruptedException {
        Path out = folder.resolve("told");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalJdbcRefresh.class.getName(),
                        source.toString(),
                        target.toString(),
                        String.valueOf(last),
                        out.toString())
                .inheritIO()
                .start();
        assertThat(child.waitFor()).as("call %d", last).isEqualTo(MortalJdbcRefresh.DIED);
        List<String> told = Files.readAllLines(out, StandardCharsets.UTF_8);
        return told.isEmpty() ? 0 : Long.parseLong(told.get(told.size() - 1));
    }

    private static List<DatastoreStamp> lineage(DataSource staging) throws SQLException {
        return DatastoreStamps.of(staging, Environments.STAGING).lineage();
    }

    private static boolean isMarked(DataSource staging) throws SQLException {
        return Sql.number(staging, "SELECT count(*) FROM \"ringfence_refresh_checkpoint\"") == Shop.TABLES.size();
    }

    private static List<String> everything(Path files) throws SQLException {
        List<String> everything = Shop.everything(MortalJdbcRefresh.open(files));
        shutDown(files);
        return everything;
    }

    private static void shutDown(Path files) throws SQLException {
        Sql.execute(MortalJdbcRefresh.open(files), "SHUTDOWN");
    }

    private Path copied(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        for (Path file : files(from)) {
            String ending = file.getFileName()
                    .toString()
                    .substring(from.getFileName().toString().length());
            Files.copy(file, folder.resolve(name + ending));
        }
        return to;
    }

    private List<Path> files(Path database) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && file.getFileName().toString().startsWith(database.getFileName() + "."))
                    .toList();
        }
    }

    private static boolean isRaw(String text) {
        return text.contains("@mail.org") || Shop.DIRECT_VALUES.stream().anyMatch(text::contains);
    }

    /** The files of a database that hold a value of the source, as they lie on the disk. */
    private List<Path> rawIn(Path database) throws IOException {
        List<Path> raw = new ArrayList<>();
        for (Path file : files(database)) {
            if (isRaw(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                raw.add(file);
            }
        }
        return raw;
    }
}
