package dev.ringfence.refresh.survivor;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan of the target came upon that may be of the source, until it is compared exactly. Held in the memory of the
 * process that may hold live data, bounded, and never shown. For one thread.
 *
 * <p>A candidate's key is its form ({@link SurvivorMemory#form(FoldedText)}), and for an address of the Internet its {@link
 * AddressSpelling} too.
 */
public final class SurvivorCandidates implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of different ones; with more, the target is full of live data, or the memory far too small. */
    static final int MOST = 50_000;

    /** Between form and spelling; no form holds it. */
    private static final char SPELLED = '@';

    /** By key, how often in which column. */
    private final HashMap<String, TreeMap<Integer, Long>> places = new HashMap<>();

    private final HashMap<String, TreeSet<String>> keys = new HashMap<>();
    private final NumbersAsked numbers = new NumbersAsked();
    private long left;

    /** What was asked for to come upon them. */
    NumbersAsked numbers() {
        return numbers;
    }

    /**
     * How many numbers of a column are remembered ones by chance.
     *
     * @param cells of the column
     */
    public double expectedByChance(int column, long cells, SurvivorMemory memory) {
        return numbers.expected(column, cells, memory);
    }

    void add(int column, String form, String spelling) {
        add(column, spelling.equals(AddressSpelling.NONE) ? form : form + SPELLED + spelling, 1);
    }

    private void add(int column, String key, long times) {
        TreeMap<Integer, Long> columns = places.get(key);
        if (columns == null) {
            if (places.size() >= MOST) {
                left += times;
                return;
            }
            columns = new TreeMap<>();
            places.put(key, columns);
            keys.computeIfAbsent(form(key), form -> new TreeSet<>()).add(key);
        }
        columns.merge(column, times, Long::sum);
    }

    /** Takes what another thread came upon. */
    public void addAll(SurvivorCandidates others) {
        others.places.forEach((key, columns) -> columns.forEach((column, times) -> add(column, key, times)));
        numbers.addAll(others.numbers);
        left += others.left;
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** How many finds were not kept, because there were too many. */
    public long left() {
        return left;
    }

    public Set<String> forms() {
        return keys.keySet();
    }

    /** The keys of a form; none if it was not found. */
    public Set<String> keys(String form) {
        TreeSet<String> known = keys.get(form);
        return known == null ? Set.of() : known;
    }

    /** The form that a key is of. */
    public static String form(String key) {
        int spelled = key.indexOf(SPELLED);
        return spelled < 0 ? key : key.substring(0, spelled);
    }

    /** The address that a key is of. */
    public static String spelling(String key) {
        int spelled = key.indexOf(SPELLED);
        return spelled < 0 ? AddressSpelling.NONE : key.substring(spelled + 1);
    }

    /** How often it was found by that key, by column. */
    public Map<Integer, Long> places(String key) {
        TreeMap<Integer, Long> columns = places.get(key);
        return columns == null ? Map.of() : columns;
    }

    /** No form. */
    @Override
    public String toString() {
        return places.size() + " candidates";
    }
}
