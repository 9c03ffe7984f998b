package dev.ringfence.data.json;

import java.util.Arrays;

/**
 * What a string of valid JSON with escapes says, in UTF-8, and where in the input it stands. Half a surrogate pair, which
 * UTF-8 has no form for, becomes the replacement character. One object serves one string after the other. Not safe for use
 * by many threads.
 */
final class UnescapedString {
    private static final int MOST_KEPT = 1 << 14;
    private static final int REPLACEMENT = 0xFFFD;

    private byte[] bytes = new byte[256];
    private int length;
    /** Where stretches begin that stand in the input as they stand here; the index here, and how much further it is there. */
    private int[] starts = new int[32];

    private int[] shifts = new int[32];
    private int stretches;

    /** Reads what stands between the quotation marks. */
    void read(byte[] b, int from, int to) {
        if (to - from > bytes.length || (bytes.length > MOST_KEPT && to - from <= MOST_KEPT)) {
            bytes = new byte[Math.max(256, to - from)];
        }
        length = 0;
        stretches = 0;
        int i = from;
        while (i < to) {
            begin(i);
            int end = Tokens.endOfUnescaped(b, i, to);
            Swar.copy(b, i, bytes, length, end - i);
            length += end - i;
            i = end;
            if (i < to) {
                begin(i);
                i = escape(b, i);
            }
        }
        begin(to);
    }

    private void begin(int source) {
        if (stretches == starts.length) {
            starts = Arrays.copyOf(starts, 2 * stretches);
            shifts = Arrays.copyOf(shifts, 2 * stretches);
        }
        starts[stretches] = length;
        shifts[stretches++] = source - length;
    }

    private int escape(byte[] b, int at) {
        int kind = b[at + 1];
        switch (kind) {
            case 'b' -> bytes[length++] = '\b';
            case 'f' -> bytes[length++] = '\f';
            case 'n' -> bytes[length++] = '\n';
            case 'r' -> bytes[length++] = '\r';
            case 't' -> bytes[length++] = '\t';
            case 'u' -> {
                return character(b, at);
            }
            default -> bytes[length++] = (byte) kind;
        }
        return at + 2;
    }

    private int character(byte[] b, int at) {
        int unit = Tokens.hex(b, at + 2);
        int end = at + 6;
        if (Character.isHighSurrogate((char) unit) && b[end] == '\\' && b[end + 1] == 'u') {
            char low = (char) Tokens.hex(b, end + 2);
            if (Character.isLowSurrogate(low)) {
                add(Character.toCodePoint((char) unit, low));
                return end + 6;
            }
        }
        add(Character.isSurrogate((char) unit) ? REPLACEMENT : unit);
        return end;
    }

    /** At most as many bytes as the escape has. */
    private void add(int point) {
        if (point < 0x80) {
            bytes[length++] = (byte) point;
            return;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        int lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
        bytes[length++] = (byte) (lead | (point >> (6 * more)));
        for (int i = more - 1; i >= 0; i--) {
            bytes[length++] = (byte) (0x80 | ((point >> (6 * i)) & 0x3F));
        }
    }

    /** The bytes; valid up to {@link #length()}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where in the input a byte begins that is the first of its character; for {@link #length()} where the string ends. */
    int source(int index) {
        int low = 0;
        int high = stretches - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return index + shifts[low];
    }
}
