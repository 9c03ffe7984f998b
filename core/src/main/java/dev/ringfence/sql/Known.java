package dev.ringfence.sql;

import java.util.BitSet;

/**
 * A condition that is the same for every row.
 *
 * @param outcomes what it may come to; more than one where that depends on what the text does not tell
 */
record Known(int outcomes) implements Formula {
    static final Known TRUE = new Known(Outcomes.TRUE);
    static final Known FALSE = new Known(Outcomes.FALSE);
    static final Known NULL = new Known(Outcomes.NULL);

    /** True for some rows and false for others, in a way of which nothing is known. */
    static final Known EITHER = new Known(Outcomes.TRUE | Outcomes.FALSE);

    /** Nothing is known, not even that it is the same when it comes again. */
    static final Known OPEN = new Known(Outcomes.ANY);

    @Override
    public int under(int[] row) {
        return outcomes;
    }

    @Override
    public void collect(BitSet variables) {
        // It has none.
    }
}
