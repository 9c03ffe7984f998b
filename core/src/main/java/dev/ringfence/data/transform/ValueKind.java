package dev.ringfence.data.transform;

/** What the values of a column are, as far as transformations tell them apart. */
public enum ValueKind {
    /** Text of any length. */
    TEXT,
    /** A date, with or without time. */
    DATE,
    /** A whole or decimal number, as a {@link Number} or as its plain text. */
    NUMBER,
    /** A UUID, as a {@link java.util.UUID} or as its text. */
    UUID,
    /** All else. */
    OTHER
}
