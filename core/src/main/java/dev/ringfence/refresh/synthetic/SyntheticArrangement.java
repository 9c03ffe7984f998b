package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arranges which values each row of a table has so that its unique keys hold: by construction where a column has values
 * enough, otherwise by counting, for each combination of the other columns, the rows that have it. Nothing is tried at
 * random for ever: there is an arrangement, or it is known that there is none.
 */
final class SyntheticArrangement {
    /** Of a space in which values may meet, so many indexes are looked at for each row, and some more. */
    private static final int LOOKS = 10;

    private static final int MORE_LOOKS = 1_000;
    /** Combinations that are drawn before they are gone through in order. */
    private static final int DRAWS = 16;

    private static final int MOST_COMBINATIONS = 10_000_000;

    private final Table table;
    private final List<SyntheticDimension> dimensions;
    private final @Nullable SyntheticChoice[] choices;
    private final boolean[] self;
    private final long rows;
    private final SyntheticSeed seed;
    private final double skew;
    private final List<SyntheticExpression> conditions;
    private String obstacle = "";
    private long most = Long.MAX_VALUE;

    /**
     * Begins with nothing arranged.
     *
     * @param self which of the dimensions refer to the table itself
     * @param conditions of the table, asked of combinations that tell them
     */
    SyntheticArrangement(
            Table table,
            List<SyntheticDimension> dimensions,
            boolean[] self,
            long rows,
            SyntheticSeed seed,
            double skew,
            List<SyntheticExpression> conditions) {
        this.table = table;
        this.dimensions = List.copyOf(dimensions);
        this.choices = new SyntheticChoice[dimensions.size()];
        this.self = self.clone();
        this.rows = rows;
        this.seed = seed;
        this.skew = skew;
        this.conditions = List.copyOf(conditions);
    }

    /** Keeps all keys apart; false if one of them has too few values, and {@link #most()} rows would do. */
    boolean arrange() {
        List<List<String>> keys = new ArrayList<>(table.uniqueKeys());
        if (!table.primaryKey().isEmpty() && !keys.contains(table.primaryKey())) {
            keys.add(table.primaryKey());
        }
        keys.sort((one, other) -> Integer.compare(one.size(), other.size()));
        for (List<String> key : keys) {
            Set<Integer> places = new HashSet<>();
            key.forEach(column -> places.add(SyntheticTable.place(table, column)));
            if (!arrange(places)) {
                obstacle = "the unique key " + key + " has only " + most + " different values";
                return false;
            }
        }
        return true;
    }

    /** Why not. */
    String obstacle() {
        return obstacle;
    }

    /** So many rows would do. */
    long most() {
        return most;
    }

    /** By dimension, if it is arranged. */
    Optional<SyntheticChoice> choice(int dimension) {
        return Optional.ofNullable(choices[dimension]);
    }

    private boolean within(int dimension, Set<Integer> places) {
        return Arrays.stream(dimensions.get(dimension).places()).allMatch(places::contains);
    }

    private boolean unique(int dimension) {
        SyntheticChoice choice = choices[dimension];
        return choice instanceof SyntheticChoice.Counted
                || choice instanceof SyntheticChoice.Shuffled
                || choice instanceof SyntheticChoice.Previous
                || (choice instanceof SyntheticChoice.Arranged arranged && alone.contains(arranged));
    }

    /** Arrangements in which no value comes twice. */
    private final Set<SyntheticChoice.Arranged> alone = new HashSet<>();

    private boolean arrange(Set<Integer> places) {
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            boolean part = within(i, places) && !(dimensions.get(i) instanceof SyntheticDimension.Bound);
            if (part && unique(i)) {
                return true;
            }
            if (part && !self[i]) {
                parts.add(i);
            } else if (part
                    && choices[i] == null
                    && places.size() == dimensions.get(i).places().length) {
                choices[i] = new SyntheticChoice.Previous(false);
                return true;
            }
        }
        if (parts.isEmpty()) {
            // Columns that the database computes, or that go with others: it tells which rows meet.
            return true;
        }
        int single = numbered(parts).orElseGet(() -> lone(parts));
        if (single >= 0 && (parts.size() == 1 || prefersAlone(single, parts))) {
            return arrangeAlone(single, parts.size() == 1);
        }
        return combine(parts);
    }

    /** A number without a choice that is enough alone; none beside foreign keys. */
    private Optional<Integer> numbered(List<Integer> parts) {
        return parts.stream()
                .filter(part -> choices[part] == null && prefersAlone(part, parts))
                .filter(part -> dimensions.get(part) instanceof SyntheticDimension.Single one
                        && one.space() instanceof SyntheticNumbers)
                .findFirst();
    }

    /** The dimension without a choice that has most values, -1 if there is none. */
    private int lone(List<Integer> parts) {
        int best = -1;
        for (int part : parts) {
            boolean open = choices[part] == null;
            if (open && (best < 0 || rank(part) > rank(best))) {
                best = part;
            }
        }
        return best;
    }

    private long rank(int part) {
        boolean own = dimensions.get(part) instanceof SyntheticDimension.Single;
        long size = dimensions.get(part).size();
        return own ? size : Math.min(size, Integer.MAX_VALUE) - Integer.MAX_VALUE;
    }

    /**
     * Texts and the like of which there is no end are different everywhere, not only beside others; numbers count beside
     * foreign keys, as lines of an order do, and else are different everywhere too.
     */
    private boolean prefersAlone(int part, List<Integer> parts) {
        if (!(dimensions.get(part) instanceof SyntheticDimension.Single one)
                || !one.space().distinct()) {
            return false;
        }
        boolean references =
                parts.stream().anyMatch(other -> dimensions.get(other) instanceof SyntheticDimension.Reference);
        return one.space() instanceof SyntheticNumbers
                ? !references && one.size() >= rows
                : one.size() >= SyntheticSpace.ENDLESS >> 20;
    }

    private boolean arrangeAlone(int part, boolean must) {
        SyntheticDimension dimension = dimensions.get(part);
        long size = dimension.size();
        SyntheticSpace space = dimension instanceof SyntheticDimension.Single one ? one.space() : null;
        if (size < rows) {
            most = Math.max(0, size);
            return !must;
        }
        if (!dimension.distinct()) {
            return arrangeDifferent(part, space);
        }
        boolean counted = space != null && (space.counted() || !space.subject().isEmpty());
        choices[part] = counted
                ? new SyntheticChoice.Counted(rows, size)
                : new SyntheticChoice.Shuffled(seed.of("key " + part), rows, size);
        return true;
    }

    /** Goes through a space in which values may meet, and takes each value once. */
    private boolean arrangeDifferent(int part, @Nullable SyntheticSpace space) {
        Set<Object> seen = new HashSet<>();
        long[] indexes = new long[Math.toIntExact(rows)];
        long looks = Math.min(space == null ? 0 : space.size(), rows * LOOKS + MORE_LOOKS);
        int found = 0;
        for (long index = 0; index < looks && found < rows && space != null; index++) {
            if (seen.add(space.at(index))) {
                indexes[found++] = index;
            }
        }
        if (found < rows) {
            most = found;
            return false;
        }
        SyntheticChoice.Arranged arranged = new SyntheticChoice.Arranged(indexes);
        alone.add(arranged);
        choices[part] = arranged;
        return true;
    }

    /** The last of the dimensions counts the rows that have the same values in all others. */
    private boolean combine(List<Integer> parts) {
        int last = lone(parts);
        if (last < 0) {
            // All are arranged for other keys.
            return true;
        }
        List<Integer> others = parts.stream().filter(part -> part != last).toList();
        long combinations = others.stream()
                .mapToLong(part -> Math.max(0, dimensions.get(part).size()))
                .reduce(
                        1,
                        (one, other) -> other != 0 && one > SyntheticSpace.ENDLESS / other
                                ? SyntheticSpace.ENDLESS
                                : one * other);
        long size = dimensions.get(last).size();
        if (combinations == 0 || size == 0 || (double) combinations * size < rows) {
            most = combinations * size;
            return false;
        }
        if (combinations >= SyntheticSpace.ENDLESS) {
            return arrangeAlone(lone(parts), true);
        }
        return count(others, last, combinations, size);
    }

    private boolean count(List<Integer> others, int last, long combinations, long size) {
        Map<Long, Long> taken = new HashMap<>();
        long[][] indexes = new long[others.size()][Math.toIntExact(rows)];
        long[] ofLast = new long[Math.toIntExact(rows)];
        SyntheticSeed draws = seed.of("combinations " + others);
        List<SyntheticExpression> asked = asked(others, last);
        boolean fixed = others.stream().anyMatch(part -> choices[part] != null);
        long next = 0;
        long looks = rows * LOOKS + MORE_LOOKS + (asked.isEmpty() ? 0 : Math.min(combinations, MOST_COMBINATIONS));
        int row = 0;
        for (long look = 0; row < rows && look < looks; look++) {
            long combination = -1;
            for (int draw = 0; draw < DRAWS && combination < 0; draw++) {
                long drawn = combination(others, fixed ? row : look, draw, draws);
                combination = taken.getOrDefault(drawn, 0L) < size ? drawn : -1;
            }
            while (combination < 0 && !fixed && next < combinations) {
                combination = taken.getOrDefault(next, 0L) < size ? next : -1;
                next += combination < 0 ? 1 : 0;
            }
            if (combination < 0) {
                break;
            }
            long count = taken.merge(combination, 1L, Long::sum) - 1;
            long rest = combination;
            for (int i = 0; i < others.size(); i++) {
                long radix = dimensions.get(others.get(i)).size();
                indexes[i][row] = rest % radix;
                rest /= radix;
            }
            ofLast[row] =
                    counts(last) ? count : draws.of(Long.toString(combination)).shuffled(count, size);
            row += meets(asked, others, last, indexes, ofLast, row) ? 1 : 0;
        }
        if (row < rows) {
            most = row;
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (choices[others.get(i)] == null) {
                choices[others.get(i)] = new SyntheticChoice.Arranged(indexes[i]);
            }
        }
        choices[last] = new SyntheticChoice.Arranged(ofLast);
        return true;
    }

    private boolean counts(int part) {
        return dimensions.get(part) instanceof SyntheticDimension.Single one && one.space() instanceof SyntheticNumbers;
    }

    /** Conditions that these dimensions alone decide. */
    private List<SyntheticExpression> asked(List<Integer> others, int last) {
        Set<Integer> known = new HashSet<>();
        Arrays.stream(dimensions.get(last).places()).forEach(known::add);
        others.forEach(part -> Arrays.stream(dimensions.get(part).places()).forEach(known::add));
        return conditions.stream()
                .filter(condition -> {
                    Set<Integer> places = new HashSet<>();
                    SyntheticTable.cells(condition, places);
                    return known.containsAll(places);
                })
                .toList();
    }

    private boolean meets(
            List<SyntheticExpression> asked, List<Integer> others, int last, long[][] indexes, long[] ofLast, int row) {
        if (asked.isEmpty()) {
            return true;
        }
        @Nullable Object[] cells = new Object[table.columns().size()];
        for (int i = 0; i < others.size(); i++) {
            dimensions.get(others.get(i)).put(cells, indexes[i][row]);
        }
        dimensions.get(last).put(cells, ofLast[row]);
        return asked.stream().noneMatch(condition -> Boolean.FALSE.equals(condition.value(cells)));
    }

    private long combination(List<Integer> others, long row, int draw, SyntheticSeed draws) {
        long combination = 0;
        for (int i = others.size() - 1; i >= 0; i--) {
            int part = others.get(i);
            long size = dimensions.get(part).size();
            SyntheticChoice fixed = choices[part];
            long index = fixed != null
                    ? Math.max(0, fixed.index(row, 0))
                    : new SyntheticChoice.Drawn(draws.of("part " + i), size, skewOf(part), 0).index(row, draw);
            combination = combination * size + index;
        }
        return combination;
    }

    private double skewOf(int part) {
        return dimensions.get(part) instanceof SyntheticDimension.Reference ? skew : 1;
    }
}
