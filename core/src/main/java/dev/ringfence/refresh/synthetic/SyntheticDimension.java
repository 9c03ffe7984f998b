package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of a table whose values are chosen together, by one index. Safe for use by many threads. */
interface SyntheticDimension {

    /** The places of its columns. */
    int[] places();

    /** How many indexes there are. */
    long size();

    /** True if no two indexes have the same values. */
    boolean distinct();

    /**
     * Puts the values of an index in their places.
     *
     * @return false if it has none that goes with what stands there already
     */
    boolean put(@Nullable Object[] cells, long index);

    /** One column. */
    record Single(int place, SyntheticSpace space) implements SyntheticDimension {
        @Override
        public int[] places() {
            return new int[] {place};
        }

        @Override
        public long size() {
            return space.size();
        }

        @Override
        public boolean distinct() {
            return space.distinct();
        }

        @Override
        public boolean put(@Nullable Object[] cells, long index) {
            cells[place] = space.at(index);
            return true;
        }
    }

    /** A foreign key. */
    final class Reference implements SyntheticDimension {
        private final int[] places;
        private final SyntheticParent parent;
        private final List<String> columns;

        /**
         * To rows of a parent.
         *
         * @param columns there, in the order of the places here
         */
        Reference(int[] places, SyntheticParent parent, List<String> columns) {
            this.places = places.clone();
            this.parent = parent;
            this.columns = List.copyOf(columns);
        }

        SyntheticParent parent() {
            return parent;
        }

        List<String> columns() {
            return columns;
        }

        @Override
        public int[] places() {
            return places;
        }

        @Override
        public long size() {
            return parent.rows();
        }

        @Override
        public boolean distinct() {
            return true;
        }

        @Override
        public boolean put(@Nullable Object[] cells, long index) {
            @Nullable Object[] key = parent.key(index, columns);
            for (int i = 0; i < places.length; i++) {
                cells[places[i]] = key[i];
            }
            return true;
        }
    }

    /** A foreign key some of whose columns another one has chosen: a row that has the same values there. */
    final class Bound implements SyntheticDimension {
        private final Reference reference;
        private final List<Integer> shared;
        private @Nullable Map<List<@Nullable Object>, List<Long>> rows;

        /**
         * Begins with nothing read.
         *
         * @param shared which of the reference's columns are chosen, by their order there
         */
        Bound(Reference reference, List<Integer> shared) {
            this.reference = reference;
            this.shared = List.copyOf(shared);
        }

        @Override
        public int[] places() {
            return reference.places();
        }

        @Override
        public long size() {
            return SyntheticSpace.ENDLESS;
        }

        @Override
        public boolean distinct() {
            return false;
        }

        @Override
        public boolean put(@Nullable Object[] cells, long index) {
            List<@Nullable Object> chosen = new ArrayList<>();
            for (int at : shared) {
                chosen.add(cells[reference.places()[at]]);
            }
            if (chosen.contains(null)) {
                return true;
            }
            List<Long> fitting = rows().get(chosen);
            return fitting != null && reference.put(cells, fitting.get((int) (index % fitting.size())));
        }

        private synchronized Map<List<@Nullable Object>, List<Long>> rows() {
            if (rows == null) {
                rows = new HashMap<>();
                for (long row = 0; row < reference.size(); row++) {
                    @Nullable Object[] key = reference.parent().key(row, reference.columns());
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int at : shared) {
                        values.add(key[at]);
                    }
                    rows.computeIfAbsent(values, none -> new ArrayList<>()).add(row);
                }
            }
            return rows;
        }
    }
}
