package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Moves the rows of one table in batches of {@value #BATCH}. */
final class TableCopy {
    static final int BATCH = 1_024;

    /** Is told of rows that were written. */
    @FunctionalInterface
    interface Written {
        void accept(long rows) throws SQLException;
    }

    private final TablePlan plan;
    private final List<RowTransfer> columns;
    private final ThreadTaps taps;
    private final BatchEngine engine;
    private final String insert;

    /** Asks the target how it takes rows, so not in the transaction that fills it. */
    TableCopy(TablePlan plan, List<RowTransfer> columns, ThreadTaps taps, BatchEngine engine, Connection target)
            throws SQLException {
        this.plan = plan;
        this.columns = List.copyOf(columns);
        this.taps = taps;
        this.engine = engine;
        List<Column> written =
                now().stream().map(column -> column.plan().target()).toList();
        this.insert = engine.insert(target, plan.table().name(), written);
    }

    TablePlan plan() {
        return plan;
    }

    /** Writes all rows but for the columns that are filled later; tells how many more after each batch. */
    long copy(Connection source, Connection target, Written progress) throws SQLException {
        List<RowTransfer> now = now();
        String into = plan.table().name().quoted();
        List<RowTransfer> read = withSubjects(now);
        String select =
                "SELECT " + (read.isEmpty() ? "1" : String.join(", ", RowTransfer.quotedNames(read))) + " FROM " + into;
        boolean numbers = now.stream().anyMatch(column -> column.plan().target().identity());
        if (numbers) {
            engine.openNumbers(target, plan.table().name());
        }
        long rows = 0;
        for (String where : conditions()) {
            rows += move(
                    source,
                    where.isEmpty() ? select : select + " WHERE " + where,
                    target,
                    insert,
                    read,
                    now.size(),
                    progress);
        }
        if (numbers) {
            engine.closeNumbers(target, plan.table().name());
        }
        return rows;
    }

    /** The columns that are not filled later. */
    private List<RowTransfer> now() {
        List<String> later = plan.columnsFilledLater();
        return columns.stream().filter(column -> !later.contains(column.name())).toList();
    }

    /** One for each query: all rows at once, or those of a subset part by part. */
    private List<String> conditions() {
        return plan.chosen()
                .map(rows ->
                        rows.parts().stream().map(part -> part.condition("")).toList())
                .orElse(List.of(""));
    }

    /** Fills what was left out, row by row, found by the primary key. */
    void fillLater(Connection source, Connection target) throws SQLException {
        List<String> later = plan.columnsFilledLater();
        if (later.isEmpty()) {
            return;
        }
        List<RowTransfer> moved = new ArrayList<>();
        List<String> set = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        for (String name : later) {
            moved.add(column(name));
            set.add(TableName.quoted(name) + " = ?");
            filled.add(TableName.quoted(name) + " IS NOT NULL");
        }
        for (String name : plan.table().primaryKey()) {
            moved.add(column(name));
            found.add(TableName.quoted(name) + " = ?");
        }
        String table = plan.table().name().quoted();
        List<RowTransfer> read = withSubjects(moved);
        String select = "SELECT " + String.join(", ", RowTransfer.quotedNames(read)) + " FROM " + table + " WHERE "
                + "(" + String.join(" OR ", filled) + ")";
        String update = "UPDATE " + table + " SET " + String.join(", ", set) + " WHERE " + String.join(" AND ", found);
        for (String where : conditions()) {
            move(
                    source,
                    where.isEmpty() ? select : select + " AND " + where,
                    target,
                    update,
                    read,
                    moved.size(),
                    rows -> {});
        }
    }

    /** The columns that are written, and behind them those that are only read because others need them. */
    private List<RowTransfer> withSubjects(List<RowTransfer> written) {
        List<RowTransfer> read = new ArrayList<>(written);
        for (RowTransfer column : written) {
            column.transformation()
                    .subject()
                    .filter(subject ->
                            read.stream().noneMatch(other -> other.name().equalsIgnoreCase(subject)))
                    .ifPresent(subject -> read.add(column(subject)));
        }
        return read;
    }

    private RowTransfer column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'" + name + "' must be copied"));
    }

    private long move(
            Connection source,
            String select,
            Connection target,
            String write,
            List<RowTransfer> read,
            int written,
            Written progress)
            throws SQLException {
        long rows = 0;
        RowBatch batch = new RowBatch(plan.table().name(), read, taps);
        try (Statement reading = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                PreparedStatement writing = target.prepareStatement(write)) {
            JdbcRows.stream(reading);
            try (ResultSet row = reading.executeQuery(select)) {
                while (row.next()) {
                    batch.add(row);
                    rows++;
                    if (batch.isFull()) {
                        batch.write(writing, written);
                        progress.accept(BATCH);
                    }
                }
            }
            if (!batch.isEmpty()) {
                batch.write(writing, written);
                progress.accept(rows % BATCH);
            }
        }
        return rows;
    }
}
