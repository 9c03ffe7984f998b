package dev.ringfence.data.checksum;

/**
 * Tells whether the check characters of an identifier fit the rest of it. Implementations are immutable and safe for
 * use by many threads; they allocate nothing.
 */
@FunctionalInterface
public interface Checksum {

    /**
     * True if the check characters fit.
     *
     * @param canonical digits and upper-case ASCII letters without separators; the whole identifier, any length
     */
    boolean isValid(CharSequence canonical);
}
