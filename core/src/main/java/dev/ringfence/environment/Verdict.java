package dev.ringfence.environment;

/** How the evidence of a {@link Resolution} fits together. Only {@link #AGREED} can hold rights. */
public enum Verdict {
    /** There is explicit evidence, and all that claims a tier claims the same one. */
    AGREED,
    /** Two claims name different tiers. */
    CONFLICT,
    /** An explicit value is no known name. */
    UNKNOWN,
    /** There is no explicit evidence. */
    UNSET
}
