package dev.ringfence.data.classify;

/** What a column tells about a person. */
public enum ColumnRole {
    /** It points at one person by itself: a name, an address, a number. */
    DIRECT,
    /** With others it points at one person: date of birth, postal code, gender. */
    QUASI,
    /** It points at nobody, but nobody may learn it: health, belief, income, secrets, free text. */
    SENSITIVE,
    /** Nothing. */
    NONE
}
