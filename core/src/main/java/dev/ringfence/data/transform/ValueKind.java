package dev.ringfence.data.transform;

/** What the values of a column are, as far as transformations tell them apart. */
public enum ValueKind {
    /** Text of any length. */
    TEXT,
    /** A date, with or without time. */
    DATE,
    /** All else. */
    OTHER
}
