package dev.ringfence.sql;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was worked out from a text, such as an analysis, by the text. Safe for use by several threads; a look-up takes no lock and allocates nothing.
 *
 * <p>Bounded twice: by the number of texts, and by the length of a text, since a text longer than that is worked out
 * anew each time. Texts are kept in memory, literals and all, and never shown. Which texts stay is not promised: a slot is
 * shared by few texts, and a new one takes the place of the oldest of them.
 */
public final class TextCache<V> {
    /** Texts kept by default. */
    public static final int DEFAULT_MAX_ENTRIES = 4_096;

    /** Length in characters of the longest text kept by default. */
    public static final int DEFAULT_MAX_TEXT_LENGTH = 4_096;

    private static final int WAYS = 4;

    private record Entry<V>(String sql, V value) {}

    private final Function<String, V> maker;
    private final int maxTextLength;
    private final int mask;
    // Read without a fence: an entry is immutable with final fields, so a racing reader sees a whole one or none.
    private final @Nullable Entry<V>[] entries;

    private TextCache(Function<String, V> maker, int maxEntries, int maxTextLength) {
        this.maker = maker;
        this.maxTextLength = maxTextLength;
        int sets = Integer.highestOneBit(Math.max(1, maxEntries / WAYS));
        this.mask = sets - 1;
        this.entries = array(sets * WAYS);
    }

    /** A cache of default size; see {@link #of(Function, int, int)}. */
    public static <V> TextCache<V> of(Function<String, V> maker) {
        return of(maker, DEFAULT_MAX_ENTRIES, DEFAULT_MAX_TEXT_LENGTH);
    }

    /**
     * A cache in front of a function, such as {@code SqlAnalyzer.of(dialect)::analyze}.
     *
     * @param maker pure: the same text always gives an equal value, immutable or safely published
     * @param maxEntries the most texts kept; at least 4, rounded down to a power of two
     * @param maxTextLength the longest text kept, in characters; 0 keeps only the empty text
     * @throws IllegalArgumentException if a bound is too small
     */
    public static <V> TextCache<V> of(Function<String, V> maker, int maxEntries, int maxTextLength) {
        Objects.requireNonNull(maker, "maker");
        if (maxEntries < WAYS) {
            throw new IllegalArgumentException("'maxEntries' must be at least " + WAYS + " but was " + maxEntries);
        }
        if (maxTextLength < 0) {
            throw new IllegalArgumentException("'maxTextLength' must not be negative but was " + maxTextLength);
        }
        return new TextCache<>(maker, maxEntries, maxTextLength);
    }

    /**
     * The value of a text, remembered or made.
     *
     * @throws RuntimeException what the maker throws; nothing is remembered then
     */
    public V get(String sql) {
        int first = set(sql);
        for (int way = first; way < first + WAYS; way++) {
            Entry<V> entry = entries[way];
            if (entry != null && entry.sql.equals(sql)) {
                return entry.value;
            }
        }
        V value = maker.apply(sql);
        if (sql.length() <= maxTextLength) {
            keep(first, new Entry<>(sql, value));
        }
        return value;
    }

    /** The number of texts kept just now. */
    public int size() {
        int size = 0;
        for (Entry<V> entry : entries) {
            if (entry != null) {
                size++;
            }
        }
        return size;
    }

    /** Two writers may lose one entry to each other or keep a text twice: a miss later, never a wrong answer. */
    private void keep(int first, Entry<V> entry) {
        for (int way = first + WAYS - 1; way > first; way--) {
            entries[way] = entries[way - 1];
        }
        entries[first] = entry;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type; it never leaves this class.
    private static <V> @Nullable Entry<V>[] array(int length) {
        return (@Nullable Entry<V>[]) new @Nullable Entry[length];
    }

    private int set(String sql) {
        int hash = sql.hashCode();
        return ((hash ^ hash >>> 16) & mask) * WAYS;
    }
}
