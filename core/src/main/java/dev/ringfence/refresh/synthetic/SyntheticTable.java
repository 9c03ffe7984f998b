package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table: each is a function of its number, whoever asks for it and when. Safe for use by many threads once
 * it is arranged.
 */
final class SyntheticTable implements SyntheticParent {
    /** So often a row is drawn until it meets the conditions. */
    static final int ATTEMPTS = 200;

    private final Table table;
    private final List<SyntheticDimension> dimensions;
    private final List<SyntheticChoice> choices;
    private final List<SyntheticExpression> conditions;
    private final long rows;
    /** Conditions and dimensions that have to do with each other, drawn for themselves until they meet. */
    private final List<Group> groups;

    /** By dimension, the place of its group in the list, or -1. */
    private final int[] groupOf;

    /** Rows that the database refused, and the attempt from which they are drawn since. */
    private final Map<Long, Integer> redrawn = new ConcurrentHashMap<>();

    SyntheticTable(
            Table table,
            List<SyntheticDimension> dimensions,
            List<SyntheticChoice> choices,
            List<SyntheticExpression> conditions,
            long rows) {
        this.table = table;
        this.dimensions = List.copyOf(dimensions);
        this.choices = List.copyOf(choices);
        this.conditions = List.copyOf(conditions);
        this.rows = rows;
        this.groups = groups();
        this.groupOf = new int[dimensions.size()];
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = -1;
            for (int group = 0; group < groups.size(); group++) {
                groupOf[i] = groups.get(group).dimensions().contains(i) ? group : groupOf[i];
            }
        }
    }

    /**
     * What is drawn together.
     *
     * @param dimensions in their order
     */
    private record Group(List<Integer> dimensions, List<SyntheticExpression> conditions) {}

    /** Two are in one group if they share a column. */
    private List<Group> groups() {
        List<Set<Integer>> all = new ArrayList<>();
        conditions.forEach(condition -> join(all, asked(condition)));
        for (SyntheticDimension dimension : dimensions) {
            if (dimension instanceof SyntheticDimension.Bound) {
                join(all, places(dimension));
            }
        }
        // A foreign key of several columns joins what speaks of any of them.
        for (SyntheticDimension dimension : dimensions) {
            if (all.stream().anyMatch(places -> !Collections.disjoint(places, places(dimension)))) {
                join(all, places(dimension));
            }
        }
        List<Group> found = new ArrayList<>();
        for (Set<Integer> places : all) {
            List<Integer> ofGroup = new ArrayList<>();
            for (int i = 0; i < dimensions.size(); i++) {
                if (!Collections.disjoint(places, places(dimensions.get(i)))) {
                    ofGroup.add(i);
                }
            }
            found.add(new Group(
                    List.copyOf(ofGroup),
                    conditions.stream()
                            .filter(condition -> !Collections.disjoint(places, asked(condition)))
                            .toList()));
        }
        return List.copyOf(found);
    }

    private static void join(List<Set<Integer>> all, Set<Integer> places) {
        Set<Integer> joined = new HashSet<>(places);
        for (Set<Integer> other : List.copyOf(all)) {
            if (!Collections.disjoint(joined, other)) {
                joined.addAll(other);
                all.remove(other);
            }
        }
        all.add(joined);
    }

    private static Set<Integer> places(SyntheticDimension dimension) {
        Set<Integer> places = new HashSet<>();
        Arrays.stream(dimension.places()).forEach(places::add);
        return places;
    }

    private static Set<Integer> asked(SyntheticExpression condition) {
        Set<Integer> places = new HashSet<>();
        cells(condition, places);
        return places;
    }

    /** Adds the places that a condition asks. */
    static void cells(SyntheticExpression condition, Set<Integer> places) {
        if (condition instanceof SyntheticExpression.Cell cell) {
            places.add(cell.place());
        }
        condition.parts().forEach(part -> cells(part, places));
    }

    Table table() {
        return table;
    }

    @Override
    public long rows() {
        return rows;
    }

    /** The columns that get values, by their places. */
    List<Integer> places() {
        Set<Integer> places = new HashSet<>();
        for (SyntheticDimension dimension : dimensions) {
            for (int place : dimension.places()) {
                places.add(place);
            }
        }
        return places.stream().sorted().toList();
    }

    /**
     * The values of a row, by the places of their columns.
     *
     * @throws UntransformableException if no draw meets the conditions
     */
    @Nullable
    Object[] cells(long row) {
        @Nullable Object[] cells = new Object[table.columns().size()];
        int base = base(row);
        for (int i = 0; i < dimensions.size(); i++) {
            if (groupOf[i] < 0) {
                put(cells, i, row, base);
            }
        }
        putItself(cells, row, base);
        for (Group group : groups) {
            draw(cells, group, row, base);
        }
        return cells;
    }

    private int base(long row) {
        return redrawn.isEmpty() ? 0 : redrawn.getOrDefault(row, 0);
    }

    /** Draws what belongs together until it meets its conditions. */
    private void draw(@Nullable Object[] cells, Group group, long row, int base) {
        for (int attempt = base; attempt < base + ATTEMPTS; attempt++) {
            for (int dimension : group.dimensions()) {
                for (int place : dimensions.get(dimension).places()) {
                    cells[place] = null;
                }
            }
            boolean drawn = true;
            for (int dimension : group.dimensions()) {
                drawn &= put(cells, dimension, row, attempt);
            }
            putItself(cells, row, attempt);
            if (drawn && meets(cells, group.conditions())) {
                return;
            }
        }
        throw new UntransformableException(table.name() + ": no row of " + ATTEMPTS
                + " that were drawn meets all of its conditions: give columns the values that do");
    }

    private static boolean meets(@Nullable Object[] cells, List<SyntheticExpression> conditions) {
        for (SyntheticExpression condition : conditions) {
            if (Boolean.FALSE.equals(condition.value(cells))) {
                return false;
            }
        }
        return true;
    }

    private boolean put(@Nullable Object[] cells, int dimension, long row, int attempt) {
        long index = choices.get(dimension).index(row, attempt);
        boolean none = index == SyntheticChoice.NONE || (index == row && refersHere(dimensions.get(dimension)));
        return none || dimensions.get(dimension).put(cells, index);
    }

    /** A row that refers to itself has its own key in both places. */
    private void putItself(@Nullable Object[] cells, long row, int attempt) {
        if (row > 0) {
            return;
        }
        for (int i = 0; i < dimensions.size(); i++) {
            if (refersHere(dimensions.get(i)) && choices.get(i).index(row, attempt) == row) {
                SyntheticDimension.Reference itself = (SyntheticDimension.Reference) dimensions.get(i);
                for (int at = 0; at < itself.places().length; at++) {
                    cells[itself.places()[at]] =
                            cells[place(table, itself.columns().get(at))];
                }
            }
        }
    }

    private boolean refersHere(SyntheticDimension dimension) {
        return dimension instanceof SyntheticDimension.Reference reference
                && reference.parent() instanceof SyntheticPromise promise
                && promise.table().equals(table.name());
    }

    /** Has the row drawn anew, because the database refused it. */
    void redraw(long row) {
        redrawn.merge(row, 1, Integer::sum);
    }

    @Override
    public @Nullable Object[] key(long row, List<String> columns) {
        List<Integer> wanted = new ArrayList<>();
        for (String column : columns) {
            wanted.add(place(table, column));
        }
        @Nullable Object[] cells = new Object[table.columns().size()];
        int base = base(row);
        for (int i = 0; i < dimensions.size(); i++) {
            if (groupOf[i] < 0 && covers(dimensions.get(i), wanted)) {
                put(cells, i, row, base);
            }
        }
        putItself(cells, row, base);
        for (Group group : groups) {
            if (group.dimensions().stream().anyMatch(i -> covers(dimensions.get(i), wanted))) {
                draw(cells, group, row, base);
            }
        }
        @Nullable Object[] key = new Object[wanted.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = cells[wanted.get(i)];
        }
        return key;
    }

    private static boolean covers(SyntheticDimension dimension, List<Integer> wanted) {
        for (int place : dimension.places()) {
            if (wanted.contains(place)) {
                return true;
            }
        }
        return false;
    }

    static int place(Table table, String column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalStateException("'column' must be one of " + table.name() + " but was " + column);
    }
}
