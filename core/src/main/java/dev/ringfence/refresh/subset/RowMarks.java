package dev.ringfence.refresh.subset;

import java.util.Arrays;

/**
 * The rows of a table that come along, by address, and whether their children do. Open addressing with linear probing: 12
 * to 24 bytes for each row. For one thread.
 */
final class RowMarks {
    /** The row comes along. */
    static final byte COMES = 1;
    /** The same, and it brings its children. */
    static final byte BRINGS = 2;

    private static final int SMALLEST = 16;

    private long[] addresses = new long[SMALLEST];
    private byte[] marks = new byte[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    /** Marks a row; returns the mark it had, 0 if none. A mark never falls. */
    byte mark(long address, byte mark) {
        if (size + 1 > marks.length - (marks.length >>> 2)) {
            grow();
        }
        int slot = slot(address);
        byte before = marks[slot];
        if (before == 0) {
            addresses[slot] = address;
            size++;
        }
        if (mark > before) {
            marks[slot] = mark;
        }
        return before;
    }

    private int slot(long address) {
        int mask = marks.length - 1;
        // Fibonacci hashing (Knuth, TAOCP 6.4): neighbours part.
        int slot = (int) ((address * 0x9E3779B97F4A7C15L) >>> Long.numberOfLeadingZeros(mask));
        while (marks[slot] != 0 && addresses[slot] != address) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldAddresses = addresses;
        byte[] oldMarks = marks;
        addresses = new long[oldMarks.length * 2];
        marks = new byte[oldMarks.length * 2];
        for (int i = 0; i < oldMarks.length; i++) {
            if (oldMarks[i] != 0) {
                int slot = slot(oldAddresses[i]);
                addresses[slot] = oldAddresses[i];
                marks[slot] = oldMarks[i];
            }
        }
    }

    /** All addresses in order. */
    long[] sorted() {
        long[] all = new long[size];
        int next = 0;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] != 0) {
                all[next++] = addresses[i];
            }
        }
        Arrays.sort(all);
        return all;
    }
}
