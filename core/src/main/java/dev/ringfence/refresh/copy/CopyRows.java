package dev.ringfence.refresh.copy;

import java.util.Arrays;

/** Up to {@value #ROWS} rows of a COPY as they came, and about {@value #BYTES} bytes. Not for many threads. */
public final class CopyRows implements ReadAhead.Block {
    public static final int ROWS = 1_024;
    static final int BYTES = 1 << 20;

    private final byte[][] rows = new byte[ROWS][];
    private int count;
    private long bytes;

    @Override
    public boolean isFull() {
        return count == ROWS || bytes >= BYTES;
    }

    /** Takes a row; the array is the rows' from now on. */
    void add(byte[] row) {
        rows[count++] = row;
        bytes += row.length;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** The rows, up to {@link #count()}. */
    public byte[][] all() {
        return rows;
    }

    @Override
    public void clear() {
        Arrays.fill(rows, 0, count, null);
        count = 0;
        bytes = 0;
    }
}
