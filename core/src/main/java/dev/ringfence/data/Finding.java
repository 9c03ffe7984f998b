package dev.ringfence.data;

import java.util.Objects;

/**
 * A sensitive value found in a text: where it stands and what it is, never the value itself.
 *
 * @param type the kind of value
 * @param start index of its first UTF-16 unit
 * @param end index after its last
 * @param confidence from 0 to 1; from {@link #FIRM} on shape and checksum leave little doubt
 * @param made true if the value lies in the type's made space and so cannot belong to anybody; otherwise it is
 *     plausible
 */
public record Finding(InfoType type, int start, int end, double confidence, boolean made) {
    /** From this confidence on a boundary may act on a finding. */
    public static final double FIRM = 0.6;

    public Finding {
        Objects.requireNonNull(type, "type");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "'end' must be greater than 'start' but they were " + end + ", " + start);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("'confidence' must be from 0 to 1 but was " + confidence);
        }
    }

    /** True if the value may belong to a person, is of a validated type, and leaves little doubt. */
    public boolean plausible() {
        return !made && confidence >= FIRM && type.validated();
    }
}
