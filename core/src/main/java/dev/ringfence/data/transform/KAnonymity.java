package dev.ringfence.data.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many rows share each combination of quasi-identifiers, such as year of birth, ZIP area and gender: in a
 * table that is k-anonymous each combination stands for at least k rows (Sweeney, "k-anonymity: a model for protecting
 * privacy", 2002).
 *
 * <pre>{@code
 * KAnonymity counting = KAnonymity.over("born", "zip", "gender");
 * while (row.next()) {
 *     counting.add(row.getObject(1), row.getObject(2), row.getObject(3));
 * }
 * KAnonymity.Report report = counting.report(5);
 * }</pre>
 *
 * <p>It says nothing of what the rows of one combination have in common otherwise (l-diversity), nor of columns that
 * were not named. NULL is a value like others. Holds a hash of 128 bits for each combination and each combination but
 * for one column, no value: memory grows with their number, some hundred bytes for each. Two combinations meet in one
 * hash with a probability below one in 10^20 for a billion of them. Not safe for use by many threads.
 */
public final class KAnonymity {
    private final List<String> columns;
    private final Map<Hash, int[]> classes = new HashMap<>();
    /** For each column the classes that there would be without it. */
    private final List<Map<Hash, int[]>> without = new ArrayList<>();

    private long rows;

    /** Two independent hashes of a combination. */
    private record Hash(long one, long other) {}

    private KAnonymity(List<String> columns) {
        this.columns = columns;
        columns.forEach(column -> without.add(new HashMap<>()));
    }

    /**
     * Begins to count.
     *
     * @param columns how the report names the quasi-identifiers, at least one
     * @throws IllegalArgumentException if there is none or one is named twice
     */
    public static KAnonymity over(String... columns) {
        List<String> names = List.of(columns);
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("'columns' must name at least one column, each once, but were " + names);
        }
        return new KAnonymity(names);
    }

    /**
     * Counts a row.
     *
     * @param values one for each column, compared by their texts
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "'values' must be " + columns.size() + ", one for each column, but were " + values.length);
        }
        String[] texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) {
            Object value = values[i];
            texts[i] = value == null ? null : value.toString();
        }
        count(classes, texts, -1);
        for (int i = 0; i < texts.length; i++) {
            count(without.get(i), texts, i);
        }
        rows++;
    }

    private static void count(Map<Hash, int[]> into, @Nullable String[] texts, int left) {
        // Two polynomial hashes with odd multipliers, each mixed at the end (Steele et al., SplitMix).
        long one = 0x9E3779B97F4A7C15L;
        long other = 0xD1B54A32D192ED03L;
        for (int i = 0; i < texts.length; i++) {
            String text = i == left ? "" : texts[i];
            int length = text == null ? -1 : text.length();
            one = one * 0xBF58476D1CE4E5B9L + length;
            other = other * 0x94D049BB133111EBL + length;
            for (int j = 0; j < length; j++) {
                one = mixed(one) + text.charAt(j);
                other = (other ^ text.charAt(j)) * 0x9FB21C651E98DF25L;
            }
        }
        into.computeIfAbsent(new Hash(mixed(one), mixed(other)), key -> new int[1])[0]++;
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * What was counted so far.
     *
     * @param k how many rows each combination should stand for
     * @throws IllegalArgumentException if it is below 2: every table is 1-anonymous
     */
    public Report report(int k) {
        if (k < 2) {
            throw new IllegalArgumentException("'k' must be at least 2 but was " + k);
        }
        long below = rowsBelow(classes, k);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            contributions.add(new Contribution(columns.get(i), below - rowsBelow(without.get(i), k)));
        }
        contributions.sort((a, b) -> Long.compare(b.rowsSaved(), a.rowsSaved()));
        int smallest =
                classes.values().stream().mapToInt(count -> count[0]).min().orElse(0);
        return new Report(k, rows, classes.size(), smallest, below, contributions);
    }

    private static long rowsBelow(Map<Hash, int[]> counts, int k) {
        long below = 0;
        for (int[] count : counts.values()) {
            below += count[0] < k ? count[0] : 0;
        }
        return below;
    }

    /**
     * What a column adds to the risk.
     *
     * @param column its name
     * @param rowsSaved how many rows fewer would stand in classes that are too small if the column were left out
     */
    public record Contribution(String column, long rowsSaved) {}

    /**
     * The counts; no value of any row.
     *
     * @param k what was asked for
     * @param rows how many rows were counted
     * @param classes how many different combinations they have
     * @param smallestClass how many rows the rarest combination has; 0 without rows
     * @param rowsBelow how many rows have a combination that stands for fewer than k
     * @param contributions the columns, the one that contributes most first
     */
    public record Report(
            int k, long rows, long classes, int smallestClass, long rowsBelow, List<Contribution> contributions) {
        public Report {
            contributions = List.copyOf(contributions);
        }

        /** True if no row has a combination that stands for fewer than k; so also without rows. */
        public boolean holds() {
            return rowsBelow == 0;
        }

        /** The share of rows in classes below k, from 0 to 1. */
        public double shareBelow() {
            return rows == 0 ? 0 : (double) rowsBelow / rows;
        }

        /**
         * The gate.
         *
         * @throws NotAnonymousException if it does not hold
         */
        public void require() {
            if (!holds()) {
                throw new NotAnonymousException(this);
            }
        }

        /** The counts in one line. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%d of %d rows (%.2f %%) stand in classes of fewer than %d; %d classes, the smallest of %d",
                    rowsBelow,
                    rows,
                    100 * shareBelow(),
                    k,
                    classes,
                    smallestClass));
            for (Contribution contribution : contributions) {
                text.append("; without ")
                        .append(contribution.column())
                        .append(' ')
                        .append(contribution.rowsSaved())
                        .append(" fewer");
            }
            return text.toString();
        }
    }
}
