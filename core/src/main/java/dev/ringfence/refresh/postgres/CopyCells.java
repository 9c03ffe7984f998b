package dev.ringfence.refresh.postgres;

import dev.ringfence.data.ByteColumn;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.engine.SourceTap;
import dev.ringfence.refresh.survivor.CopyMemo;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The cells of one column in a batch, from the field that was read to the one that is written. For one thread. */
final class CopyCells {
    private static final int SLOT_BITS = 14;

    private final CopyColumn column;
    private final CopyFormat format;
    private final @Nullable CopyMemo memo;
    private final SourceTap.Worker[] taps;
    /** Whether the taps see fields as they are. */
    private final boolean shownAsIs;

    private final int[] begin;
    private final int[] end;
    /** Transforms fields without decoding them; {@code null} where that cannot be. */
    private final @Nullable ByteColumn fields;
    /** By row, its number there; -1 if it was not taken. */
    private final int[] number = new int[CopyBatch.ROWS];
    /** By row, the value, then what became of it; {@code null} where nothing is to be made. */
    private final @Nullable Object[] values = new Object[CopyBatch.ROWS];
    /** By row, the field that is known to be written. */
    private final byte[] @Nullable [] known = new byte[CopyBatch.ROWS][];
    /** The rows whose field crosses as it is although the column is transformed. */
    private final BitSet asIs = new BitSet(CopyBatch.ROWS);

    private int made;
    /** How many values were decoded to be transformed. */
    private int decoded;

    /**
     * Cells.
     *
     * @param begin by row, where the field begins
     * @param end by row, where it ends
     * @param remembers whether what became of a value may be remembered: it must not depend on other columns, nor another
     *     column on it
     */
    CopyCells(CopyColumn column, CopyFormat format, int[] begin, int[] end, boolean remembers) {
        this.column = column;
        this.format = format;
        this.memo = remembers && column.isWorthRemembering() ? new CopyMemo(SLOT_BITS) : null;
        this.fields = column.fields().orElse(null);
        this.taps = column.taps().toArray(SourceTap.Worker[]::new);
        this.shownAsIs = column.isShownAsIs(format);
        this.begin = begin;
        this.end = end;
    }

    /** Lets the taps see the values, all of them. */
    void show(byte[][] rows, int count) {
        for (int row = 0; row < count; row++) {
            tap(rows[row], row);
        }
    }

    /** Reads the values of a batch, and lets the taps see those that they have not seen. */
    void read(byte[][] rows, int count) {
        asIs.clear();
        made = count;
        decoded = 0;
        if (fields != null) {
            fields.clear();
        }
        // Step by step for all rows: what a step waits for in memory, others of its kind wait for at the same time.
        recall(rows, count);
        if (taps.length > 0) {
            for (int row = 0; row < count; row++) {
                if (known[row] == null) {
                    tap(rows[row], row);
                }
            }
        }
        int taken = 0;
        boolean decodes = column.transformation().isPresent() || column.isSubject();
        for (int row = 0; row < count; row++) {
            values[row] = null;
            number[row] = -1;
            if (end[row] == CopyFormat.NONE || known[row] != null) {
                continue;
            }
            byte[] bytes = rows[row];
            if (fields != null && fields.add(bytes, begin[row], end[row])) {
                number[row] = taken++;
            } else if (decodes) {
                decode(bytes, row);
            }
        }
    }

    /** Finds what became of those values that are known. */
    private void recall(byte[][] rows, int count) {
        Arrays.fill(known, 0, count, null);
        if (memo == null) {
            return;
        }
        for (int row = 0; row < count; row++) {
            if (end[row] != CopyFormat.NONE) {
                known[row] = memo.find(rows[row], begin[row], end[row]);
            }
        }
    }

    private void decode(byte[] bytes, int row) {
        Object value = column.codec().read(format, bytes, begin[row], end[row]);
        values[row] = value;
        decoded++;
        if (value == null) {
            asIs.set(row);
        }
    }

    private void tap(byte[] bytes, int row) {
        if (end[row] == CopyFormat.NONE) {
            return;
        }
        for (SourceTap.Worker tap : taps) {
            if (shownAsIs) {
                tap.see(column.table(), column.plan(), bytes, begin[row], end[row], format == CopyFormat.TEXT);
            } else {
                column.show(tap, format, bytes, begin[row], end[row]);
            }
        }
    }

    /** The values as they were read, for a column that decides by them. */
    @Nullable
    Object[] copy() {
        return Arrays.copyOf(values, made);
    }

    /**
     * Transforms the values.
     *
     * @param subjects the values of the subject as they were, {@code null} if there is none
     */
    void transform(@Nullable Object @Nullable [] subjects) {
        if (fields != null) {
            fields.transform();
        }
        if (column.transformation().isPresent() && decoded > 0) {
            column.transform(values, subjects, made);
        }
    }

    /** Writes the field of a row. */
    void write(int row, byte[] bytes, CopyOutput out) {
        byte[] field = known[row];
        if (field != null) {
            out.raw(field, 0, field.length);
        } else if (end[row] == CopyFormat.NONE || column.becomesNone()) {
            format.none(out);
        } else if (column.transformation().isEmpty() || asIs.get(row)) {
            format.field(out, bytes, begin[row], end[row]);
        } else {
            int from = out.size();
            if (fields != null && number[row] >= 0) {
                format.field(out, fields.bytes(), fields.begin(number[row]), fields.end(number[row]));
            } else {
                write(values[row], out);
            }
            if (memo != null) {
                memo.learn(bytes, begin[row], end[row], out.bytes(), from, out.size());
            }
        }
    }

    private void write(@Nullable Object value, CopyOutput out) {
        if (value == null) {
            format.none(out);
        } else {
            column.write(format, out, value);
        }
    }
}
