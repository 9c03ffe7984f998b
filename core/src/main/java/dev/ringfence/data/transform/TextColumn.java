package dev.ringfence.data.transform;

import dev.ringfence.data.ByteColumn;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts of a column that are transformed as bytes where they can be, otherwise one by one. Not safe for many threads. */
final class TextColumn {
    private static final int CHUNK = 1 << 14;

    private final ByteColumn column;
    private final Transformation single;
    /** Holds texts as bytes; a new one when it is full, since the column keeps what it has. */
    private byte[] chunk = new byte[CHUNK];

    private int used;

    /**
     * A column without values.
     *
     * @param single does the same with one text
     */
    TextColumn(ByteColumn column, Transformation single) {
        this.column = column;
        this.single = single;
    }

    /** Transforms the first values in place. */
    void apply(@Nullable Object[] values, int count) {
        int[] rows = new int[count];
        int added = 0;
        for (int i = 0; i < count; i++) {
            Object value = values[i];
            if (value == null) {
                continue;
            }
            if (value instanceof String text && isAdded(text)) {
                rows[added++] = i;
            } else {
                values[i] = single.apply(value);
            }
        }
        column.transform();
        for (int i = 0; i < added; i++) {
            int begin = column.begin(i);
            values[rows[i]] = new String(column.bytes(), begin, column.end(i) - begin, StandardCharsets.ISO_8859_1);
        }
        column.clear();
    }

    private boolean isAdded(String text) {
        int length = text.length();
        if (length > CHUNK) {
            return false;
        }
        if (used + length > CHUNK) {
            chunk = new byte[CHUNK];
            used = 0;
        }
        byte[] bytes = chunk;
        int at = used;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            bytes[at + i] = (byte) c;
        }
        if (!column.add(bytes, at, at + length)) {
            return false;
        }
        used = at + length;
        return true;
    }
}
