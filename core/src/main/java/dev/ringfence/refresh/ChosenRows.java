package dev.ringfence.refresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a table of the source by their addresses. Immutable; equal only to itself. */
final class ChosenRows {
    /** The most rows of a piece that is copied. */
    private static final int OF_PIECE = 50_000;

    private final RowAddresses addresses;
    private final long[] sorted;
    private final int from;
    private final int to;

    private ChosenRows(RowAddresses addresses, long[] sorted, int from, int to) {
        this.addresses = addresses;
        this.sorted = sorted;
        this.from = from;
        this.to = to;
    }

    /** Takes the array. */
    static ChosenRows of(RowAddresses addresses, long[] sorted) {
        return new ChosenRows(addresses, sorted, 0, sorted.length);
    }

    long count() {
        long rows = 0;
        for (int i = from; i < to; i++) {
            rows += addresses.rows(sorted[i]);
        }
        return rows;
    }

    /** The same rows in parts that one statement can name. */
    List<ChosenRows> parts() {
        List<ChosenRows> parts = new ArrayList<>();
        for (int at = from; at < to; ) {
            int end = at + Math.min(to - at, addresses.together(sorted, at));
            parts.add(new ChosenRows(addresses, sorted, at, end));
            at = end;
        }
        return parts;
    }

    /**
     * For a WHERE, of one of {@link #parts}.
     *
     * @param prefix of the table: empty, or an alias and a dot
     */
    String condition(String prefix) {
        return addresses.condition(prefix, sorted, from, to);
    }

    /** Those that stand in one relation of PostgreSQL, in parts of neighbouring blocks. */
    List<ChosenRows> ofRelation(long oid, int blocks) {
        long first = ((PostgresRowAddresses) addresses).first(oid);
        List<ChosenRows> parts = new ArrayList<>();
        if (first >= 0) {
            int end = search(first + PostgresRowAddresses.RELATION_SIZE);
            for (int at = search(first); at < end; ) {
                int next = search(sorted[at] + PostgresRowAddresses.blocks(blocks));
                int size = Math.min(Math.min(next, end) - at, OF_PIECE);
                // A block is in one part, and has at most some hundred rows.
                while (at + size < end
                        && PostgresRowAddresses.block(sorted[at + size])
                                == PostgresRowAddresses.block(sorted[at + size - 1])) {
                    size--;
                }
                ChosenRows part = new ChosenRows(addresses, sorted, at, at + size);
                parts.add(part);
                at += size;
            }
        }
        return parts;
    }

    long first() {
        return sorted[from];
    }

    long last() {
        return sorted[to - 1];
    }

    /** FNV-1a of the addresses: two parts that are not the same differ in it but for one in 2^64. */
    long digest() {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ sorted[i]) * 0x100000001B3L;
        }
        return hash;
    }

    private int search(long address) {
        int found = Arrays.binarySearch(sorted, from, to, address);
        return found < 0 ? -found - 1 : found;
    }
}
