package dev.ringfence.jdbc.database;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The part of a range of integer keys that was not looked at yet. For one thread. */
final class UnseenKeys {
    /** First key to last, both among them; they do not touch. */
    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    private final RandomGenerator random;

    UnseenKeys(long first, long last, RandomGenerator random) {
        this.random = random;
        if (first <= last) {
            ranges.put(first, last);
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(long key) {
        Map.Entry<Long, Long> range = ranges.floorEntry(key);
        return range != null && range.getValue() >= key;
    }

    /**
     * One of them, about as likely as any other; in a range of more than 2^63 only the first half can be drawn, until it is
     * seen.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    long draw() {
        double all = 0;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            all += keys(range);
        }
        double at = random.nextDouble() * all;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            double keys = keys(range);
            if (at < keys) {
                return range.getKey() + Math.min((long) at, (long) keys - 1);
            }
            at -= keys;
        }
        return ranges.lastEntry().getValue();
    }

    private static double keys(Map.Entry<Long, Long> range) {
        return (double) range.getValue() - (double) range.getKey() + 1;
    }

    /** Takes a range out, both ends with it. */
    void seen(long first, long last) {
        Map.Entry<Long, Long> range = ranges.floorEntry(last);
        while (range != null && range.getValue() >= first) {
            ranges.remove(range.getKey());
            if (range.getValue() > last) {
                ranges.put(last + 1, range.getValue());
            }
            if (range.getKey() < first) {
                ranges.put(range.getKey(), first - 1);
                return;
            }
            range = ranges.floorEntry(last);
        }
    }
}
