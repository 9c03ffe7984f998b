package dev.ringfence.write;

/** Whether an environment takes writes at all. Asked before any right; reads work in every mode. */
public enum OperatingMode {
    /** Writes are decided by rights and policy. */
    NORMAL("normal", 0),
    /** Every write is refused, unless somebody answers for it by a {@link WriteOverride}. */
    READ_ONLY("read-only", 1),
    /** Every write is refused, and nothing lifts that but the end of the mode. */
    LOCKED("locked", 2);

    private final String label;
    private final int strictness;

    OperatingMode(String label, int strictness) {
        this.label = label;
        this.strictness = strictness;
    }

    /** The word used in rules, metrics and files, such as {@code read-only}. */
    public String label() {
        return label;
    }

    /** 0, 1 or 2; the value of the gauge {@code ringfence.mode}. */
    int strictness() {
        return strictness;
    }

    /** True if this refuses less than the other. */
    boolean isLaxerThan(OperatingMode other) {
        return strictness < other.strictness;
    }
}
