package dev.ringfence.refresh;

import java.util.Arrays;

/** Up to {@value #ROWS} rows of a COPY as they came, and about {@value #BYTES} bytes. Not for many threads. */
final class CopyRows {
    static final int ROWS = 1_024;
    static final int BYTES = 1 << 20;

    private final byte[][] rows = new byte[ROWS][];
    private int count;
    private long bytes;

    boolean isFull() {
        return count == ROWS || bytes >= BYTES;
    }

    /** Takes a row; the array is the rows' from now on. */
    void add(byte[] row) {
        rows[count++] = row;
        bytes += row.length;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** The rows, up to {@link #count()}. */
    byte[][] all() {
        return rows;
    }

    /** Forgets them. */
    void clear() {
        Arrays.fill(rows, 0, count, null);
        count = 0;
        bytes = 0;
    }
}
