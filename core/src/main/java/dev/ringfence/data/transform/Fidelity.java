package dev.ringfence.data.transform;

/** What of a column's statistics a transformation leaves as it was, exactly or within what chance makes of it. */
public enum Fidelity {
    /** How many different values there are, and with it how many rows a join finds for each. */
    DISTINCT_COUNT,
    /** How often the most frequent values occur, whichever they are now. */
    FREQUENCIES,
    /** How many values have which length. */
    LENGTHS,
    /** Which of two values is the greater. */
    ORDER,
    /** What lies between two values of one subject. */
    INTERVALS
}
