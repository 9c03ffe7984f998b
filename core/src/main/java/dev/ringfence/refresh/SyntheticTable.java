package dev.ringfence.refresh;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** By dimension, whether another attempt chooses anew. */
    private final boolean[] moving;

    private final boolean drawsAgain;
    /** The attempt of each row that was asked for, and one; any thread finds the same. */
    private final byte[] settled;
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
        this.moving = moving();
        boolean again = !conditions.isEmpty();
        for (SyntheticDimension dimension : dimensions) {
            again |= dimension instanceof SyntheticDimension.Bound;
        }
        this.drawsAgain = again;
        this.settled = new byte[again ? Math.toIntExact(rows) : 0];
    }

    /** Dimensions that conditions speak of, or that must go with others. */
    private boolean[] moving() {
        Set<Integer> asked = new HashSet<>();
        conditions.forEach(condition -> cells(condition, asked));
        for (SyntheticDimension dimension : dimensions) {
            if (dimension instanceof SyntheticDimension.Bound) {
                Arrays.stream(dimension.places()).forEach(asked::add);
            }
        }
        boolean[] moves = new boolean[dimensions.size()];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = Arrays.stream(dimensions.get(i).places()).anyMatch(asked::contains);
        }
        return moves;
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
        draw(cells, row, attempt(row));
        return cells;
    }

    /** The attempt that meets the conditions. */
    private int attempt(long row) {
        int from = base(row);
        if (!drawsAgain) {
            return from;
        }
        int known = from == 0 ? settled[(int) row] & 0xff : 0;
        if (known > 0) {
            return known - 1;
        }
        for (int attempt = from; attempt < from + ATTEMPTS; attempt++) {
            @Nullable Object[] cells = new Object[table.columns().size()];
            if (draw(cells, row, attempt) && meets(cells)) {
                if (from == 0) {
                    settled[(int) row] = (byte) (attempt + 1);
                }
                return attempt;
            }
        }
        throw new UntransformableException(table.name() + ": no row of " + ATTEMPTS
                + " that were drawn meets all of its conditions: give columns the values that do");
    }

    private int base(long row) {
        return redrawn.isEmpty() ? 0 : redrawn.getOrDefault(row, 0);
    }

    private boolean meets(@Nullable Object[] cells) {
        for (SyntheticExpression condition : conditions) {
            if (Boolean.FALSE.equals(condition.value(cells))) {
                return false;
            }
        }
        return true;
    }

    /** What no condition speaks of stays from one attempt to the next. */
    private boolean draw(@Nullable Object[] cells, long row, int attempt) {
        boolean drawn = true;
        int base = base(row);
        SyntheticDimension.@Nullable Reference itself = null;
        for (int i = 0; i < dimensions.size(); i++) {
            SyntheticDimension dimension = dimensions.get(i);
            long index = choices.get(i).index(row, moving[i] ? attempt : base);
            if (index == row && refersHere(dimension)) {
                itself = (SyntheticDimension.Reference) dimension;
            } else {
                drawn &= index == SyntheticChoice.NONE || dimension.put(cells, index);
            }
        }
        if (itself != null) {
            for (int i = 0; i < itself.places().length; i++) {
                cells[itself.places()[i]] = cells[place(table, itself.columns().get(i))];
            }
        }
        return drawn;
    }

    private boolean refersHere(SyntheticDimension dimension) {
        return dimension instanceof SyntheticDimension.Reference reference
                && reference.parent() instanceof SyntheticPromise promise
                && promise.table().equals(table.name());
    }

    /** Has the row drawn anew, because the database refused it. */
    void redraw(long row) {
        int next = attempt(row) + 1;
        redrawn.put(row, next);
    }

    @Override
    public @Nullable Object[] key(long row, List<String> columns) {
        List<Integer> wanted = new ArrayList<>();
        for (String column : columns) {
            wanted.add(place(table, column));
        }
        @Nullable Object[] cells = new Object[table.columns().size()];
        if (!putStill(cells, wanted, row)) {
            draw(cells, row, attempt(row));
        }
        @Nullable Object[] key = new Object[wanted.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = cells[wanted.get(i)];
        }
        return key;
    }

    /** Without the others, if these are the same at each attempt. */
    private boolean putStill(@Nullable Object[] cells, List<Integer> wanted, long row) {
        int base = base(row);
        for (int i = 0; i < dimensions.size(); i++) {
            if (covers(dimensions.get(i), wanted)) {
                long index = choices.get(i).index(row, base);
                if (moving[i] || (index == row && refersHere(dimensions.get(i)))) {
                    return false;
                }
                if (index != SyntheticChoice.NONE) {
                    dimensions.get(i).put(cells, index);
                }
            }
        }
        return true;
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
