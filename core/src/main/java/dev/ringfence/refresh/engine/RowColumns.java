package dev.ringfence.refresh.engine;

import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.TableName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that rows of one table are written with: a batch at a time is shown to the taps and transformed. For one thread. */
public final class RowColumns {
    private final List<RowCells> cells;
    /** By column, where the one stands that decides with it; -1 if there is none. */
    private final int[] subjectOf;
    /** By column that is read, whether nobody asks what it held. */
    private final boolean[] unread;

    /**
     * Columns of a batch.
     *
     * @param columns those that are written, and behind them those that are only read because others need them
     * @param written how many are written
     */
    public RowColumns(TableName table, List<RowTransfer> columns, int written, ThreadTaps taps) {
        List<RowTransfer> first = columns.subList(0, written);
        this.cells =
                first.stream().map(column -> new RowCells(table, column, taps)).toList();
        this.subjectOf = first.stream()
                .mapToInt(column -> column.transformation()
                        .subject()
                        .map(name -> indexOf(columns, name))
                        .orElse(-1))
                .toArray();
        this.unread = new boolean[columns.size()];
        for (int i = 0; i < written; i++) {
            unread[i] =
                    columns.get(i).plan().treatment() instanceof Treatment.Nullify && !isAsked(table, columns, i, taps);
        }
    }

    /** True if a column's values are shown to a tap, or others are changed by them. */
    public static boolean isAsked(TableName table, List<RowTransfer> columns, int column, ThreadTaps taps) {
        RowTransfer here = columns.get(column);
        return !taps.of(table, here.plan()).isEmpty()
                || columns.stream()
                        .anyMatch(other -> other.transformation()
                                .subject()
                                .filter(here.name()::equalsIgnoreCase)
                                .isPresent());
    }

    /** True if nobody asks what the column held, so that it need not be read: it becomes NULL. */
    public boolean isUnread(int column) {
        return unread[column];
    }

    private static int indexOf(List<RowTransfer> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalStateException("'" + name + "' must be read with the columns that it is the subject of");
    }

    /** Makes of the rows what is to be written, unless that was done. */
    public void transform(RowBatch batch) {
        if (batch.isTransformed()) {
            return;
        }
        // Every subject as it was, before any column changes.
        @Nullable Object[][] subjects = new Object[subjectOf.length][];
        for (int i = 0; i < subjectOf.length; i++) {
            if (subjectOf[i] >= 0) {
                subjects[i] = Arrays.copyOf(batch.values(subjectOf[i]), batch.count());
            }
        }
        for (int i = 0; i < subjectOf.length; i++) {
            cells.get(i).transform(batch.values(i), subjects[i], batch.count());
        }
        batch.transformed();
    }
}
