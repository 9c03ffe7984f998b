package dev.ringfence.refresh.subset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a table of the source by their addresses. Immutable; equal only to itself. */
public final class ChosenRows {
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

    public long count() {
        long rows = 0;
        for (int i = from; i < to; i++) {
            rows += addresses.rows(sorted[i]);
        }
        return rows;
    }

    /** The same rows in parts that one statement can name. */
    public List<ChosenRows> parts() {
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
    public String condition(String prefix) {
        return addresses.condition(prefix, sorted, from, to);
    }

    /** What finds them. */
    public RowAddresses addresses() {
        return addresses;
    }

    /** Where addresses begin that are no lower than this one: a place for {@link #at} and {@link #between}. */
    public int search(long address) {
        int found = Arrays.binarySearch(sorted, from, to, address);
        return found < 0 ? -found - 1 : found;
    }

    public long at(int place) {
        return sorted[place];
    }

    /** Those from one place to before another. */
    public ChosenRows between(int first, int end) {
        return new ChosenRows(addresses, sorted, first, end);
    }

    public long first() {
        return sorted[from];
    }

    public long last() {
        return sorted[to - 1];
    }

    /** FNV-1a of the addresses: two parts that are not the same differ in it but for one in 2^64. */
    public long digest() {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ sorted[i]) * 0x100000001B3L;
        }
        return hash;
    }
}
