package dev.ringfence.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.sql.Dialect;
import dev.ringfence.testing.AnyDatabase;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomRowsIT {
    private static final int ROWS = 200;

    private static void insert(DataSource database, LongStream numbers) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (long number : numbers.toArray()) {
                insert.setLong(1, number);
                insert.setString(2, "row " + number);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** The numbers of the rows that a sample read; each once. */
    private static Set<Long> sampled(DataSource database) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                    UserTables.read(connection).entrySet()) {
                List<String> names =
                        table.getValue().stream().map(UserTables.Column::name).toList();
                new RandomRows(connection, dialect(connection), ROWS, new Random(20261122))
                        .read(table.getKey(), table.getValue(), names, (row, first) -> {
                            assertThat(row.getString(first + 1)).isEqualTo("row " + row.getLong(first));
                            assertThat(numbers.add(row.getLong(first)))
                                    .as("each once")
                                    .isTrue();
                        });
            }
        }
        return numbers;
    }

    private static Dialect dialect(Connection connection) throws SQLException {
        return Dialect.of(connection.getMetaData().getDatabaseProductName());
    }

    private static DataSource table(TestDatabase kind, String key) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(database, "CREATE TABLE item (number BIGINT NOT NULL" + key + ", words VARCHAR(40))");
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void read_smallTable_readsAllOfIt(TestDatabase kind) throws SQLException {
        DataSource database = table(kind, " PRIMARY KEY");
        insert(database, LongStream.range(0, ROWS));
        assertThat(sampled(database)).hasSize(ROWS);
        Sql.execute(database, "DELETE FROM item");
        assertThat(sampled(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void read_largeTable_readsSomeFromAllOver(TestDatabase kind) throws SQLException {
        DataSource database = table(kind, " PRIMARY KEY");
        insert(database, LongStream.range(0, 20_000));
        TreeSet<Long> numbers = new TreeSet<>(sampled(database));
        assertThat(numbers).hasSizeBetween(ROWS / 4, 5 * ROWS);
        assertThat(numbers.first()).isLessThan(5_000);
        assertThat(numbers.last()).isGreaterThan(15_000);
    }

    /** So many to a page that they are more than may be read: the last ones are as likely as the first. */
    @Test
    void read_manyRowsOnFewPages_readsSomeFromAllOver() throws SQLException {
        DataSource database = table(TestDatabase.POSTGRESQL, "");
        insert(database, LongStream.range(0, 5_000));
        assertThat(Sql.number(database, "SELECT pg_relation_size('item') / 8192"))
                .isLessThanOrEqualTo(ROWS / 5);
        Set<Long> numbers = sampled(database);
        assertThat(numbers).hasSize(5 * ROWS);
        assertThat(numbers.stream().filter(number -> number >= 4_000).count()).isGreaterThan(100);
    }

    /** One row to a page: as many rows as pages, not a part of them. */
    @Test
    void read_rowsAsLargeAsPages_readsAsManyAsAskedFor() throws SQLException {
        DataSource database = table(TestDatabase.POSTGRESQL, "");
        Sql.execute(
                database,
                "ALTER TABLE item ADD COLUMN filling char(5000)",
                "ALTER TABLE item ALTER COLUMN filling SET STORAGE PLAIN",
                "INSERT INTO item SELECT i, 'row ' || i, 'x' FROM generate_series(1, 600) i");
        assertThat(sampled(database)).hasSizeBetween(ROWS / 2, 2 * ROWS);
        Sql.execute(database, "ANALYZE item");
        assertThat(sampled(database)).hasSizeBetween(ROWS / 2, 2 * ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void read_withoutKey_readsSomeByLot(TestDatabase kind) throws SQLException {
        DataSource database = table(kind, "");
        insert(database, LongStream.range(0, 20_000));
        assertThat(sampled(database)).hasSizeBetween(ROWS / 4, 5 * ROWS);
    }

    /** Nearly every point falls into the gap between a few thousand old keys and a few thousand new ones. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void read_keysInTwoFarGroups_readsBoth(TestDatabase kind) throws SQLException {
        DataSource database = table(kind, " PRIMARY KEY");
        insert(database, LongStream.range(-5_000, 0));
        insert(database, LongStream.range(0, 5_000).map(i -> 4_000_000_000_000_000_000L + 3 * i));
        Set<Long> numbers = sampled(database);
        assertThat(numbers).hasSizeBetween(ROWS, ROWS + 100);
        assertThat(numbers.stream().filter(number -> number < 0).count()).isGreaterThan(20);
        assertThat(numbers.stream().filter(number -> number > 0).count()).isGreaterThan(20);
    }

    /** Many rows of one leading key, as lines of an order. */
    @ParameterizedTest
    @EnumSource
    void read_compositeKey_readsSome(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database, "CREATE TABLE line (number BIGINT NOT NULL, words VARCHAR(40), PRIMARY KEY (number, words))");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO line VALUES (?, ?)")) {
            for (int i = 0; i < 9_000; i++) {
                insert.setInt(1, i / 9);
                insert.setString(2, "line " + i % 9);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Set<String> read = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            Map<UserTables.Table, List<UserTables.Column>> tables = UserTables.read(connection);
            UserTables.Table table = tables.keySet().iterator().next();
            List<UserTables.Column> columns = tables.get(table);
            List<String> names = columns.stream().map(UserTables.Column::name).toList();
            new RandomRows(connection, dialect(connection), ROWS, new Random(20261122))
                    .read(
                            table,
                            columns,
                            names,
                            (row, first) -> assertThat(read.add(row.getString(first) + " " + row.getString(first + 1)))
                                    .as("each once")
                                    .isTrue());
        }
        assertThat(read).hasSizeBetween(ROWS / 4, 5 * ROWS);
    }

    /** As the products that are known, but by one statement for each point. */
    @ParameterizedTest
    @EnumSource
    void read_largeTableOfAnyDatabase_readsSomeFromAllOver(AnyDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(database, "CREATE TABLE item (number BIGINT NOT NULL PRIMARY KEY, words VARCHAR(40))");
        insert(database, LongStream.range(0, 5_000));
        insert(database, LongStream.range(0, 5_000).map(i -> 4_000_000_000_000_000_000L + 3 * i));
        Set<Long> numbers = sampled(database);
        assertThat(numbers).hasSizeBetween(ROWS, ROWS + 100);
        assertThat(numbers.stream().filter(number -> number < 5_000).count()).isGreaterThan(20);
        assertThat(numbers.stream().filter(number -> number > 5_000).count()).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void read_withoutKeyOfAnyDatabase_readsFirstRows(AnyDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(database, "CREATE TABLE item (number BIGINT NOT NULL, words VARCHAR(40))");
        insert(database, LongStream.range(0, 3_000));
        assertThat(sampled(database)).hasSize(5 * ROWS);
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        AnyDatabase.dropAll();
    }
}
