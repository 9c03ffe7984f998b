package dev.ringfence.data;

import java.util.Locale;

/** What pseudonyms look like, and so who can tell that they are made. */
public enum PseudonymForm {
    /** Members of the type's {@link MadeSpace}: everybody can tell. Different values may meet in one. */
    MADE,
    /**
     * A bijection by FF1 in the layout of the original whose last character does not fit the check: whoever validates
     * it can tell. For types with a checksum. Two values stay different if both are valid.
     */
    MARKED_INVALID,
    /**
     * A bijection by FF1 in the layout of the original, valid if the original is. <b>Nobody can tell</b> that it is
     * made, and it may be somebody's: such columns are named in the policy, listed by {@link
     * SanitizationPolicy#formatPreservingColumns()}, and not looked at by the live-data guard.
     */
    FORMAT_PRESERVING;

    /** The word in policies, such as {@code marked-invalid}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
