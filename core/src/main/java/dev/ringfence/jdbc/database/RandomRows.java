package dev.ringfence.jdbc.database;

import dev.ringfence.sql.Dialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads about so many rows of a table, drawn at random and without reading the rest of it where that can be: all of a small
 * table; PostgreSQL's random pages; otherwise a few rows behind each of many random points of an integer primary key, where
 * a gap is left out once it is known; else each row of the table by lot, or the first ones. For one thread.
 */
public final class RandomRows {
    private static final int TIMEOUT_SECONDS = 10;

    /** Rows of one page that are drawn together are few; so many pages are read. */
    private static final int PAGE_BYTES = 8_192;

    private static final int TOGETHER = 5;

    /** Points that are asked for in one statement, and so many statements at most: most of them learn of gaps. */
    private static final int POINTS = 20;

    private static final int MOST_STATEMENTS = 60;
    private static final Set<Integer> INTEGERS = Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);

    private final Connection connection;
    private final Dialect dialect;
    private final String quote;
    private final int rows;
    private final RandomGenerator random;

    public RandomRows(Connection connection, Dialect dialect, int rows) throws SQLException {
        this(connection, dialect, rows, new Random());
    }

    /** With a source of the points; the database draws pages and lots itself. */
    RandomRows(Connection connection, Dialect dialect, int rows, RandomGenerator random) throws SQLException {
        this.random = random;
        this.connection = connection;
        this.dialect = dialect;
        this.quote = connection.getMetaData().getIdentifierQuoteString();
        this.rows = rows;
    }

    /** Takes a row. */
    public interface Reader {
        /**
         * Takes one.
         *
         * @param row stands on it
         * @param first the place of the first column that was asked for
         */
        void read(ResultSet row, int first) throws SQLException;
    }

    /** The name of a column of an integer type that leads the primary key, quoted, and its bounds. */
    private record IntegerKey(String column, long first, long last) {}

    public void read(UserTables.Table table, List<UserTables.Column> all, List<String> columns, Reader reader)
            throws SQLException {
        String wanted =
                columns.stream().map(column -> UserTables.quoted(column, quote)).collect(Collectors.joining(", "));
        String from = " FROM " + table.qualified();
        String select = "SELECT " + wanted + from;
        if (dialect == Dialect.POSTGRESQL) {
            read(select + ofRandomPages(table), reader);
        } else if (isSmall(from)) {
            read(select, reader);
        } else {
            Optional<IntegerKey> key = integerKey(table, all);
            if (key.isPresent()) {
                readBehindPoints(key.get(), wanted, from, reader);
            } else {
                read(select + byLot(from), reader);
            }
        }
    }

    private boolean isSmall(String from) throws SQLException {
        long few = number(
                dialect == Dialect.ANSI
                        ? "SELECT COUNT(*)" + from
                        : "SELECT COUNT(*) FROM (SELECT 1 AS one" + from + " LIMIT " + (rows + 1) + ") few");
        return few <= rows;
    }

    /** Standard SQL has no lot to draw: there the first rows are read. */
    private String byLot(String from) throws SQLException {
        return dialect == Dialect.ANSI ? "" : " WHERE RAND() < " + (double) rows * 2 / number("SELECT COUNT(*)" + from);
    }

    /** In an order of chance, so that what is too much leaves out no end of the table. */
    private String ofRandomPages(UserTables.Table table) throws SQLException {
        String name = "'" + table.qualified().replace("'", "''") + "'::regclass";
        String relations = " FROM pg_catalog.pg_class WHERE oid = " + name
                + " OR oid IN (SELECT relid FROM pg_catalog.pg_partition_tree(" + name + "))";
        long pages = number("SELECT sum(pg_catalog.pg_relation_size(oid)) / " + PAGE_BYTES + relations);
        if (pages <= rows / TOGETHER) {
            return " ORDER BY pg_catalog.random()";
        }
        // None where nobody has counted: then all rows of a page are drawn.
        long counted = number("SELECT sum(greatest(reltuples, 0))::bigint" + relations + " AND relkind = 'r'");
        double share = Math.min(1, (double) TOGETHER * pages / Math.max(1, counted));
        return " TABLESAMPLE SYSTEM (" + Math.min(100.0, 100.0 * rows / pages) + ") WHERE pg_catalog.random() < "
                + share + " ORDER BY pg_catalog.random()";
    }

    private Optional<IntegerKey> integerKey(UserTables.Table table, List<UserTables.Column> columns)
            throws SQLException {
        String leading = null;
        try (ResultSet key =
                connection.getMetaData().getPrimaryKeys(connection.getCatalog(), table.schema(), table.name())) {
            while (key.next()) {
                if (key.getShort("KEY_SEQ") == 1) {
                    leading = key.getString("COLUMN_NAME");
                }
            }
        }
        String name = leading;
        if (columns.stream().noneMatch(column -> column.name().equals(name) && INTEGERS.contains(column.jdbcType()))) {
            return Optional.empty();
        }
        String column = UserTables.quoted(String.valueOf(name), quote);
        IntegerKey[] found = new IntegerKey[1];
        read("SELECT MIN(" + column + "), MAX(" + column + ") FROM " + table.qualified(), (row, first) -> {
            BigDecimal least = row.getBigDecimal(first);
            BigDecimal most = row.getBigDecimal(first + 1);
            // Unsigned ones may be larger than a long.
            if (least != null && most.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                found[0] = new IntegerKey(column, least.longValueExact(), most.longValueExact());
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private void readBehindPoints(IntegerKey key, String wanted, String from, Reader reader) throws SQLException {
        UnseenKeys unseen = new UnseenKeys(key.first(), key.last(), random);
        int[] read = new int[1];
        for (int i = 0; i < MOST_STATEMENTS && read[0] < rows && !unseen.isEmpty(); i++) {
            long[] points = IntStream.range(0, POINTS)
                    .mapToLong(point -> unseen.draw())
                    .sorted()
                    .distinct()
                    .toArray();
            String selected = key.column() + " AS at_key, " + wanted + from + " WHERE " + key.column() + " >= ";
            List<String> queries = IntStream.range(0, points.length)
                    .mapToObj(point ->
                            "SELECT " + point + " AS point, " + selected + points[point] + " ORDER BY " + key.column())
                    .toList();
            long[] last = new long[points.length];
            int[] found = new int[points.length];
            readFirst(queries, (row, first) -> {
                int point = row.getInt(first);
                long at = row.getLong(first + 1);
                last[point] = Math.max(at, found[point]++ == 0 ? Long.MIN_VALUE : last[point]);
                boolean ofNextPoint = point + 1 < points.length && at >= points[point + 1];
                if (!ofNextPoint && unseen.contains(at)) {
                    read[0]++;
                    reader.read(row, first + 2);
                }
            });
            for (int point = 0; point < points.length; point++) {
                // What lies between the point and what was found behind it is a gap, or was read.
                unseen.seen(points[point], found[point] == TOGETHER ? last[point] : key.last());
            }
        }
    }

    /** The first rows of each, in one statement where that can be said. */
    private void readFirst(List<String> queries, Reader reader) throws SQLException {
        if (dialect != Dialect.ANSI) {
            read(
                    queries.stream()
                            .map(query -> "(" + query + " LIMIT " + TOGETHER + ")")
                            .collect(Collectors.joining(" UNION ALL ")),
                    reader);
            return;
        }
        for (String query : queries) {
            read(query, TOGETHER, reader);
        }
    }

    private void read(String query, Reader reader) throws SQLException {
        read(query, rows * TOGETHER, reader);
    }

    private void read(String query, int most, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            QueryTimeout before = QueryTimeout.set(statement, TIMEOUT_SECONDS);
            statement.setMaxRows(most);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    reader.read(row, 1);
                }
            } finally {
                before.restore(statement);
            }
        }
    }

    private long number(String query) throws SQLException {
        long[] number = new long[1];
        read(query, (row, first) -> number[0] = row.getLong(first));
        return number[0];
    }
}
