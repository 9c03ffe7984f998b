package dev.ringfence.refresh.verify;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.report.ColumnShape;
import dev.ringfence.refresh.schema.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures the columns of a table. Of a large one a part: the rows whose key, a whole number that crosses unchanged, is
 * divisible by a number, so that source and target are measured by the same rows.
 */
final class ColumnShapes {
    /** About as many rows of a large table are looked at, and at most twice as many of any. */
    static final long ROWS = 20_000;

    private static final int TOP = 10;

    /** Read at a time: the different values of each are counted in memory. */
    private static final int COLUMNS = 16;

    private ColumnShapes() {}

    /** One column while it is read. */
    private static final class Measure {
        private final ValueCounts counts = new ValueCounts();
        private long values;
        private long characters;

        void add(byte[] cell, int from, int to) {
            values++;
            // FNV-1a; two values that met would make one of 2^64 wrong.
            long hash = 0xCBF29CE484222325L;
            for (int i = from; i < to; i++) {
                hash = (hash ^ (cell[i] & 0xFF)) * 0x100000001B3L;
                characters += (cell[i] & 0xC0) == 0x80 ? 0 : 1;
            }
            counts.add(hash);
        }

        ColumnShape shape(long rows) {
            return new ColumnShape(
                    rows,
                    rows - values,
                    counts.different(),
                    values == 0 ? 0 : (double) characters / values,
                    rows == 0 ? 0 : (double) counts.mostFrequent(TOP) / rows);
        }
    }

    /** Which rows to measure, as a condition; empty for a table that is too large and has no key to choose by. */
    static Optional<String> part(TablePlan plan) {
        long divisor = plan.copiedRows() / ROWS;
        if (divisor < 2) {
            return Optional.of("");
        }
        List<String> key = plan.table().primaryKey();
        return plan.columns().stream()
                .filter(column -> key.equals(List.of(column.source().name()))
                        && column.treatment() instanceof Treatment.Keep
                        && column.source().kind() == ValueKind.NUMBER)
                .findFirst()
                .map(column -> divisible(TableName.quoted(column.source().name()), divisor));
    }

    /** Not by mod(), which SQL Server lacks. */
    private static String divisible(String key, long divisor) {
        return " WHERE " + key + " - floor(" + key + " / " + divisor + ") * " + divisor + " = 0";
    }

    /**
     * The shapes of the target's columns, in their order.
     *
     * @param place where the table stands
     * @param part of {@link #part}
     */
    static List<ColumnShape> of(
            DatabaseEngine engine, Connection connection, TableName place, String part, List<Column> columns)
            throws SQLException {
        return of(engine.cells(connection), connection, List.of(place.quoted() + part), columns);
    }

    /** The same of some of the source's, of the rows that were copied. */
    static List<ColumnShape> ofSource(
            DatabaseEngine engine,
            Connection connection,
            TablePlan plan,
            String part,
            List<TablePlan.ColumnPlan> columns)
            throws SQLException {
        String table = plan.table().name().quoted() + part;
        List<String> from = plan.chosen()
                .map(rows -> rows.parts().stream()
                        .map(rowsOfPart -> table + (part.isEmpty() ? " WHERE " : " AND ") + rowsOfPart.condition(""))
                        .toList())
                .orElse(List.of(table));
        return of(
                engine.cells(connection),
                connection,
                from,
                columns.stream().map(TablePlan.ColumnPlan::source).toList());
    }

    private static List<ColumnShape> of(
            CellReader reader, Connection connection, List<String> from, List<Column> columns) throws SQLException {
        List<ColumnShape> shapes = new ArrayList<>();
        for (int first = 0; first < columns.size(); first += COLUMNS) {
            shapes.addAll(
                    read(reader, connection, from, columns.subList(first, Math.min(first + COLUMNS, columns.size()))));
        }
        return shapes;
    }

    private static List<ColumnShape> read(
            CellReader reader, Connection connection, List<String> from, List<Column> columns) throws SQLException {
        Measure[] measures = new Measure[columns.size()];
        Arrays.setAll(measures, i -> new Measure());
        long[] rows = new long[1];
        CellReader.Cells cells = new CellReader.Cells() {
            @Override
            public void cell(int column, byte[] bytes, int start, int end, boolean copyEscapes) {
                measures[column].add(bytes, start, end);
            }

            @Override
            public void endRow() {
                rows[0]++;
            }
        };
        for (String part : from) {
            reader.read(connection, part, columns, cells);
        }
        List<ColumnShape> shapes = new ArrayList<>();
        for (Measure measure : measures) {
            shapes.add(measure.shape(rows[0]));
        }
        return shapes;
    }
}
