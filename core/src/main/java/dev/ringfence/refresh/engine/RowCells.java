package dev.ringfence.refresh.engine;

import dev.ringfence.data.ByteColumn;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.refresh.survivor.TextMemo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column, batch after batch: shown to the taps, then transformed together. A text that was met lately is
 * neither shown nor made again; the others become bytes once, for taps and transformation. For one thread.
 */
final class RowCells {
    /** In place of a number: what is transformed as a value, or is NULL. */
    private static final int NONE = -1;

    /** In place of a number: what is remembered. */
    private static final int KNOWN = -2;

    private final TableName table;
    private final RowTransfer transfer;
    private final List<SourceTap.Worker> taps;
    private final boolean texts;
    /** Transforms texts as bytes; {@code null} where that cannot be, or is no gain. */
    private final @Nullable ByteColumn fields;

    private final @Nullable TextMemo memo;
    /** By row, its number among the fields. */
    private final int[] number;

    RowCells(TableName table, RowTransfer transfer, ThreadTaps taps) {
        this.table = table;
        this.transfer = transfer;
        this.taps = taps.of(table, transfer.plan());
        this.texts = transfer.plan().source().kind() == ValueKind.TEXT
                && !transfer.kept()
                && transfer.transformation().subject().isEmpty();
        Treatment treatment = transfer.plan().treatment();
        boolean constant = treatment instanceof Treatment.Redact
                || treatment instanceof Treatment.Constant
                || treatment instanceof Treatment.Nullify;
        this.fields = texts && !constant ? transfer.transformation().bytes().orElse(null) : null;
        this.memo = texts && (!constant || !this.taps.isEmpty()) ? new TextMemo() : null;
        this.number = new int[texts ? JdbcRows.BATCH : 0];
    }

    /**
     * Shows and transforms the first values of a batch in place.
     *
     * @param subjects the values of the subject as they were, {@code null} if there is none
     * @throws UntransformableException if one of them cannot be
     */
    void transform(@Nullable Object[] values, @Nullable Object @Nullable [] subjects, int count) {
        try {
            if (texts) {
                transformTexts(values, count);
                return;
            }
            for (SourceTap.Worker tap : taps) {
                tap.see(table, transfer.plan(), values, count);
            }
            if (subjects != null) {
                transfer.transformation().applyAll(values, subjects, count);
            } else if (!transfer.kept()) {
                transfer.transformation().applyAll(values, count);
            }
        } catch (IllegalArgumentException e) {
            // Transformations show no value in their messages.
            throw new UntransformableException(table + "." + transfer.name() + ": " + e.getMessage());
        }
    }

    private void transformTexts(@Nullable Object[] values, int count) {
        if (fields != null) {
            fields.clear();
        }
        int taken = 0;
        boolean left = false;
        @Nullable Object[] read = Arrays.copyOf(values, count);
        @Nullable Object[] made = new Object[count];
        for (int row = 0; row < count; row++) {
            number[row] = NONE;
            if (!(read[row] instanceof String text)) {
                continue;
            }
            String known = memo == null ? null : memo.find(text);
            if (known != null) {
                made[row] = known;
                number[row] = KNOWN;
                values[row] = null;
            } else if (isField(text)) {
                number[row] = taken++;
                values[row] = null;
            } else {
                left = true;
            }
        }
        if (fields != null) {
            fields.transform();
        }
        if (left) {
            transfer.transformation().applyAll(values, count);
        }
        for (int row = 0; row < count; row++) {
            if (number[row] != KNOWN) {
                made[row] = fields != null && number[row] >= 0 ? text(fields, number[row]) : values[row];
                if (memo != null && read[row] instanceof String text && made[row] instanceof String result) {
                    memo.learn(text, result);
                }
            }
        }
        System.arraycopy(made, 0, values, 0, count);
    }

    private static String text(ByteColumn fields, int number) {
        int begin = fields.begin(number);
        return new String(fields.bytes(), begin, fields.end(number) - begin, StandardCharsets.ISO_8859_1);
    }

    /** Shows a text to the taps; true if it is transformed as bytes. */
    private boolean isField(String text) {
        if (fields == null && taps.isEmpty()) {
            return false;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (SourceTap.Worker tap : taps) {
            tap.see(table, transfer.plan(), bytes, 0, bytes.length, false);
        }
        return fields != null
                && bytes.length == text.length()
                && !holdsQuestionMark(bytes)
                && fields.add(bytes, 0, bytes.length);
    }

    /** It may stand for half of a surrogate pair, which has no bytes. */
    private static boolean holdsQuestionMark(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }
}
