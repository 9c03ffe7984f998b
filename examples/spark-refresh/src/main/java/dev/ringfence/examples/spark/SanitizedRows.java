package dev.ringfence.examples.spark;

import dev.ringfence.refresh.dataset.DatasetTransformation;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of a partition, changed column by column in batches. For one thread. */
final class SanitizedRows implements Iterator<Row> {
    private static final int BATCH = 1_024;

    private final Iterator<Row> rows;
    private final DatasetTransformation transformation;
    private final StructType schema;
    private final CellConversion conversion;
    private final boolean[] changes;
    private final boolean[] read;
    private final Row[] batch = new Row[BATCH];
    private final @Nullable Object[][] values;
    private int next;
    private int size;

    SanitizedRows(
            Iterator<Row> rows, DatasetTransformation transformation, StructType schema, CellConversion conversion) {
        this.rows = rows;
        this.transformation = transformation;
        this.schema = schema;
        this.conversion = conversion;
        int columns = schema.size();
        this.changes = new boolean[columns];
        this.read = new boolean[columns];
        this.values = new Object[columns][];
        for (int i = 0; i < columns; i++) {
            changes[i] = transformation.changes(i);
            read[i] = changes[i] || transformation.decides(i);
            values[i] = new Object[read[i] ? BATCH : 0];
        }
    }

    @Override
    public boolean hasNext() {
        return next < size || rows.hasNext();
    }

    @Override
    public Row next() {
        if (next == size) {
            fill();
        }
        return batch[next++];
    }

    private void fill() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        next = 0;
        for (size = 0; size < BATCH && rows.hasNext(); size++) {
            Row row = rows.next();
            batch[size] = row;
            for (int i = 0; i < read.length; i++) {
                if (read[i]) {
                    Object cell = row.get(i);
                    values[i][size] = cell == null ? null : conversion.transformable(cell);
                }
            }
        }
        transformation.apply(values, size);
        for (int r = 0; r < size; r++) {
            batch[r] = changed(batch[r], r);
        }
    }

    private Row changed(Row row, int at) {
        @Nullable Object[] cells = new Object[changes.length];
        for (int i = 0; i < cells.length; i++) {
            Object value = changes[i] ? values[i][at] : row.get(i);
            cells[i] = value == null || !changes[i] ? value : cell(value, i);
        }
        return RowFactory.create(cells);
    }

    private Object cell(Object value, int column) {
        try {
            return conversion.cell(value, schema.fields()[column].dataType());
        } catch (ArithmeticException | NumberFormatException e) {
            // The second would quote the value.
            throw new IllegalStateException(
                    "'" + schema.fields()[column].name() + "' must be of a type that its treatment's results fit");
        }
    }
}
