package dev.ringfence.refresh.mysql;

import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.subset.ChosenRows;
import dev.ringfence.refresh.verify.TargetChecks;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits tables into pieces of about as many bytes, by ranges of the whole number that their primary key begins with, which
 * is how InnoDB orders rows. A table whose key does not begin so, or does not cross as it is, is one piece.
 */
final class MySqlPieces {
    /** As pieces are counted on PostgreSQL: blocks of 8 KiB. */
    static final int BLOCK = 8_192;

    private MySqlPieces() {}

    static List<MySqlPiece> of(Connection source, List<TablePlan> tables, int blocksOfPiece) throws SQLException {
        List<MySqlPiece> pieces = new ArrayList<>();
        for (TablePlan table : tables) {
            pieces.addAll(
                    table.chosen().isPresent()
                            ? chosen(table)
                            : ranges(table, ranges(source, table, (long) blocksOfPiece * BLOCK)));
        }
        return pieces;
    }

    private static List<MySqlPiece> ranges(TablePlan table, List<String> ranges) {
        List<MySqlPiece> pieces = new ArrayList<>();
        for (String range : ranges) {
            pieces.add(new MySqlPiece(table, pieces.size(), range, Optional.empty(), Optional.empty()));
        }
        return pieces;
    }

    /** Those of the rows of a subset; none if no row is chosen. */
    static List<MySqlPiece> chosen(TablePlan table) {
        List<MySqlPiece> pieces = new ArrayList<>();
        for (ChosenRows part : table.chosen().map(ChosenRows::parts).orElse(List.of())) {
            pieces.add(new MySqlPiece(table, pieces.size(), "", Optional.of(part), Optional.empty()));
        }
        return pieces;
    }

    private static List<String> ranges(Connection source, TablePlan plan, long bytes) throws SQLException {
        Optional<String> key = key(plan);
        TableName table = plan.table().name();
        long count = Math.min(100_000, 1 + bytes(source, table) / bytes);
        if (key.isEmpty() || count < 2) {
            return List.of("1 = 1");
        }
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT min(" + key.get() + "), max(" + key.get() + ") FROM " + table.quoted())) {
            row.next();
            String least = row.getString(1);
            return least == null
                    ? List.of("1 = 1")
                    : ranges(key.get(), new BigInteger(least), new BigInteger(row.getString(2)), count);
        }
    }

    /** The first has no beginning and the last no end. */
    private static List<String> ranges(String key, BigInteger least, BigInteger most, long count) {
        BigInteger width =
                most.subtract(least).divide(BigInteger.valueOf(count)).add(BigInteger.ONE);
        List<String> ranges = new ArrayList<>();
        String from = "";
        for (BigInteger end = least.add(width); end.compareTo(most) <= 0; end = end.add(width)) {
            ranges.add(from + key + " < " + end);
            from = key + " >= " + end + " AND ";
        }
        ranges.add(from.isEmpty() ? "1 = 1" : from.substring(0, from.length() - " AND ".length()));
        return ranges;
    }

    private static Optional<String> key(TablePlan plan) {
        List<String> key = plan.table().primaryKey();
        return plan.columns().stream()
                .filter(column -> !key.isEmpty()
                        && column.source().name().equals(key.get(0))
                        && column.treatment() instanceof Treatment.Keep
                        && MySqlNumberAddresses.isWhole(column.source()))
                .findFirst()
                .map(column -> TableName.quoted(column.source().name()));
    }

    /** About how large its rows are. */
    static long bytes(Connection connection, TableName table) throws SQLException {
        return fact(connection, table, "DATA_LENGTH");
    }

    /** About how many rows it has. */
    static long estimate(Connection connection, TableName table) throws SQLException {
        return fact(connection, table, "TABLE_ROWS");
    }

    private static long fact(Connection connection, TableName table, String fact) throws SQLException {
        return TargetChecks.number(
                connection,
                "SELECT COALESCE(" + fact + ", 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND"
                        + " TABLE_NAME = '" + table.name().replace("'", "''") + "'");
    }
}
