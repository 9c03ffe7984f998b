package dev.ringfence.data.json;

import org.jspecify.annotations.Nullable;

/**
 * The places of documents, the same object for the same place, so that what followed there once can be remembered with
 * it. Not safe for use by many threads.
 */
final class Places {
    /** How what stands in a place is told apart. */
    enum Kind {
        /** The document as a whole. */
        ROOT,
        /** Members, by their keys. */
        OBJECT,
        /** Elements that are alike to all paths. */
        ARRAY,
        /** Elements that differ to some path by their index. */
        COUNTED
    }

    /** Bounds the memory of documents without end; beyond, a place is not the same as an earlier one. */
    private static final int MOST = 4_096;

    private static final int MOST_WITHIN = 16;
    private static final int PASSING = -1;

    private final int rootRule;
    private final int rootState;
    private Place root;
    private int size;

    Places(int rootRule, int rootState) {
        this.rootRule = rootRule;
        this.rootState = rootState;
        this.root = new Place(null, Kind.ROOT, rootRule, rootState, 0);
    }

    /** An open array or object, and those around it. */
    static final class Place {
        final Place outer;
        final Kind kind;
        /** The rule of the values within that have none of their own. */
        final int rule;
        /** The state of paths at an object or counted array; for an array that of each element. */
        final int state;

        final int depth;
        /** False if the same place would be another object next time. */
        final boolean lasting;

        /** Another one for each place that lasts. */
        final int number;

        private final @Nullable Place[] within;

        private Place(@Nullable Place outer, Kind kind, int rule, int state, int number) {
            this.outer = outer == null ? this : outer;
            this.kind = kind;
            this.rule = rule;
            this.state = state;
            this.depth = outer == null ? 0 : outer.depth + 1;
            this.lasting = number != PASSING;
            this.number = number;
            this.within = new Place[lasting ? MOST_WITHIN : 0];
        }
    }

    /** Begins a document: outside of all arrays and objects. */
    Place root() {
        return root;
    }

    /** True if new places can no longer be remembered. */
    boolean isFull() {
        return size >= MOST;
    }

    /** Forgets all places. */
    void clear() {
        root = new Place(null, Kind.ROOT, rootRule, rootState, 0);
        size = 0;
    }

    /** The place within an array or object that begins. */
    Place open(Place outer, Kind kind, int rule, int state) {
        @Nullable Place[] within = outer.within;
        for (int i = 0; i < within.length; i++) {
            Place known = within[i];
            if (known == null) {
                Place fresh = new Place(outer, kind, rule, state, isFull() ? PASSING : size + 1);
                if (fresh.lasting) {
                    within[i] = fresh;
                    size++;
                }
                return fresh;
            }
            if (known.kind == kind && known.rule == rule && known.state == state) {
                return known;
            }
        }
        return new Place(outer, kind, rule, state, PASSING);
    }
}
