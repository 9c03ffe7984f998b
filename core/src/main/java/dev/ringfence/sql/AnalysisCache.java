package dev.ringfence.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers analyses by their text. Safe for use by several threads; a look-up takes no lock and allocates nothing.
 *
 * <p>Bounded twice: by the number of texts, and by the length of a text, since a text longer than that is analysed
 * each time. Texts are kept in memory, literals and all, and never shown. Which texts stay is not promised: a slot is
 * shared by few texts, and a new one takes the place of the oldest of them.
 */
public final class AnalysisCache {
    /** Texts kept by default. */
    public static final int DEFAULT_MAX_ENTRIES = 4_096;

    /** Length in characters of the longest text kept by default. */
    public static final int DEFAULT_MAX_TEXT_LENGTH = 4_096;

    private static final int WAYS = 4;

    private record Entry(String sql, StatementAnalysis analysis) {}

    private final SqlAnalyzer analyzer;
    private final int maxTextLength;
    private final int mask;
    // Read without a fence: an entry is immutable with final fields, so a racing reader sees a whole one or none.
    private final @Nullable Entry[] entries;

    private AnalysisCache(SqlAnalyzer analyzer, int maxEntries, int maxTextLength) {
        this.analyzer = analyzer;
        this.maxTextLength = maxTextLength;
        int sets = Integer.highestOneBit(Math.max(1, maxEntries / WAYS));
        this.mask = sets - 1;
        this.entries = new @Nullable Entry[sets * WAYS];
    }

    /** A cache of default size in front of an analyzer. */
    public static AnalysisCache of(SqlAnalyzer analyzer) {
        return of(analyzer, DEFAULT_MAX_ENTRIES, DEFAULT_MAX_TEXT_LENGTH);
    }

    /**
     * A cache in front of an analyzer.
     *
     * @param maxEntries the most texts kept; at least 4, rounded down to a power of two
     * @param maxTextLength the longest text kept, in characters; 0 keeps only the empty text
     * @throws IllegalArgumentException if a bound is too small
     */
    public static AnalysisCache of(SqlAnalyzer analyzer, int maxEntries, int maxTextLength) {
        Objects.requireNonNull(analyzer, "analyzer");
        if (maxEntries < WAYS) {
            throw new IllegalArgumentException("'maxEntries' must be at least " + WAYS + " but was " + maxEntries);
        }
        if (maxTextLength < 0) {
            throw new IllegalArgumentException("'maxTextLength' must not be negative but was " + maxTextLength);
        }
        return new AnalysisCache(analyzer, maxEntries, maxTextLength);
    }

    /** The analysis of a text, remembered or made; the same as the analyzer's own. */
    public StatementAnalysis analyze(String sql) {
        int first = set(sql);
        for (int way = first; way < first + WAYS; way++) {
            Entry entry = entries[way];
            if (entry != null && entry.sql.equals(sql)) {
                return entry.analysis;
            }
        }
        StatementAnalysis analysis = analyzer.analyze(sql);
        if (sql.length() <= maxTextLength) {
            keep(first, new Entry(sql, analysis));
        }
        return analysis;
    }

    /** The number of texts kept just now. */
    public int size() {
        int size = 0;
        for (Entry entry : entries) {
            if (entry != null) {
                size++;
            }
        }
        return size;
    }

    /** Two writers may lose one entry to each other or keep a text twice: a miss later, never a wrong answer. */
    private void keep(int first, Entry entry) {
        for (int way = first + WAYS - 1; way > first; way--) {
            entries[way] = entries[way - 1];
        }
        entries[first] = entry;
    }

    private int set(String sql) {
        int hash = sql.hashCode();
        return ((hash ^ hash >>> 16) & mask) * WAYS;
    }
}
