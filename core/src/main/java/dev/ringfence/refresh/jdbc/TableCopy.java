package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.ReadAhead;
import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.engine.RowColumns;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Moves the rows of one table in batches of {@value JdbcRows#BATCH}: one thread reads them, while this one writes those before, and
 * whichever has less to do transforms.
 */
final class TableCopy {
    /** Where rows go. */
    interface Target {
        /** Asked of each batch as it would be written, with how many of its columns would. */
        RowTrail.Step next(RowBatch batch, int columns);

        /** Is told of rows that were written. */
        void accept(long rows) throws SQLException;
    }

    /** One that all rows are written to. */
    @FunctionalInterface
    interface Written extends Target {
        @Override
        default RowTrail.Step next(RowBatch batch, int columns) {
            return RowTrail.Step.WRITE;
        }
    }

    private final TablePlan plan;
    private final List<RowTransfer> columns;
    private final ThreadTaps reader;
    private final ThreadTaps writer;
    private final BatchEngine engine;
    private final String insert;

    /**
     * Asks the target how it takes rows, so not in the transaction that fills it.
     *
     * @param reader the taps of the thread that reads
     * @param writer those of the one that writes
     */
    TableCopy(
            TablePlan plan,
            List<RowTransfer> columns,
            ThreadTaps reader,
            ThreadTaps writer,
            BatchEngine engine,
            Connection target)
            throws SQLException {
        this.plan = plan;
        this.columns = List.copyOf(columns);
        this.reader = reader;
        this.writer = writer;
        this.engine = engine;
        List<Column> written =
                now().stream().map(column -> column.plan().target()).toList();
        this.insert = engine.insert(target, plan.table().name(), written);
    }

    TablePlan plan() {
        return plan;
    }

    TableName name() {
        return plan.table().name();
    }

    /**
     * Writes all rows but for the columns that are filled later.
     *
     * @param ordered whether they are read in the order of the primary key, where there is one
     * @return false if the target wants it to be begun anew
     */
    boolean copy(Connection source, Connection target, boolean ordered, Target rows) throws SQLException {
        List<RowTransfer> now = now();
        String into = plan.table().name().quoted();
        List<RowTransfer> read = withSubjects(now);
        String select =
                "SELECT " + (read.isEmpty() ? "1" : String.join(", ", RowTransfer.quotedNames(read))) + " FROM " + into;
        boolean numbers = now.stream().anyMatch(column -> column.plan().target().identity());
        if (numbers) {
            engine.openNumbers(target, plan.table().name());
        }
        List<String> key = plan.table().primaryKey();
        String order = ordered && !key.isEmpty()
                ? " ORDER BY " + key.stream().map(TableName::quoted).collect(Collectors.joining(", "))
                : "";
        boolean complete = true;
        for (String where : conditions()) {
            complete = complete
                    && move(
                            source,
                            (where.isEmpty() ? select : select + " WHERE " + where) + order,
                            target,
                            insert,
                            read,
                            now.size(),
                            engine.rowsTogether(now.size()),
                            rows);
        }
        if (numbers) {
            engine.closeNumbers(target, plan.table().name());
        }
        return complete;
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
                    1,
                    (Written) rows -> {});
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

    /** False if it is to be begun anew. */
    private boolean move(
            Connection source,
            String select,
            Connection target,
            String write,
            List<RowTransfer> read,
            int written,
            int together,
            Target rows)
            throws SQLException {
        RowColumns ahead = new RowColumns(plan.table().name(), read, written, reader);
        RowColumns here = new RowColumns(plan.table().name(), read, written, writer);
        try (Statement reading = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                RowWriter writing = new RowWriter(target, write, written, together)) {
            JdbcRows.stream(reading);
            try (ResultSet row = ConnectionLoss.cutIfExhausted(() -> reading.executeQuery(select), source);
                    ReadAhead<RowBatch> batches = new ReadAhead<>(
                            () -> new RowBatch(read, ahead::isUnread),
                            (batch, demand) ->
                                    ConnectionLoss.cutIfExhausted(() -> fill(batch, row, demand, ahead), source))) {
                for (RowBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    here.transform(batch);
                    switch (rows.next(batch, written)) {
                        case WRITE -> {
                            writing.write(batch);
                            rows.accept(batch.count());
                        }
                        case BEGIN_ANEW -> {
                            return false;
                        }
                        case SKIP -> {}
                    }
                }
            }
        }
        return true;
    }

    /** How many rows the batch has now. */
    private static int fill(RowBatch batch, ResultSet row, ReadAhead.Demand demand, RowColumns columns)
            throws SQLException {
        while (!batch.isFull() && row.next()) {
            batch.add(row);
        }
        if (!demand.isUrgent()) {
            columns.transform(batch);
        }
        return batch.count();
    }
}
