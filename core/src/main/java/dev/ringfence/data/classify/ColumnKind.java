package dev.ringfence.data.classify;

/** What the declared type of a column is, as far as a classification tells types apart. */
public enum ColumnKind {
    /** Text of any length. */
    TEXT,
    /** Whole numbers and decimals. */
    NUMBER,
    /** A date, with or without time. */
    DATE,
    /** True or false. */
    BOOLEAN,
    /** All else, such as bytes. */
    OTHER
}
