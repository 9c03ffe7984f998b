package dev.ringfence.data.checksum;

/**
 * A {@link Checksum} that can also say which check characters belong to the rest of an identifier. That is how
 * replacements get right ones, or ones that are wrong by a constant and so belong to nobody.
 *
 * <p>The work of a scheme is done on a range of a text, so that an identifier with several checks is put together from
 * {@linkplain #part parts}. Implementations are immutable and safe for use by many threads; {@code isValid} allocates
 * nothing.
 */
public interface CheckCharacters extends Checksum {

    /**
     * True if the check characters of a range fit. A range of a length or with characters that the scheme does not
     * know is not valid.
     *
     * @param text digits and upper-case ASCII letters
     * @param from index of the first character
     * @param to index after the last
     */
    boolean isValid(CharSequence text, int from, int to);

    /**
     * Writes check characters over those that stand there.
     *
     * @param text holds the identifier; only its check characters are changed
     * @param from index of the first character
     * @param to index after the last, check characters included
     * @param steps 0 for the right ones; otherwise that many steps on in the scheme's alphabet, which is wrong unless
     *     it is a multiple of the alphabet's size
     * @return false if no check characters belong to the rest (some schemes do not issue such numbers) or the range
     *     does not fit the scheme; the text may have been changed in part
     */
    boolean write(StringBuilder text, int from, int to, int steps);

    @Override
    default boolean isValid(CharSequence canonical) {
        return isValid(canonical, 0, canonical.length());
    }

    /** Writes check characters into a whole identifier; see {@link #write(StringBuilder, int, int, int)}. */
    default boolean write(StringBuilder canonical, int steps) {
        return write(canonical, 0, canonical.length(), steps);
    }

    /**
     * This check over some characters only; shorter texts are not valid.
     *
     * @param start index of the first, counted from the beginning of the text
     * @param end index after the last
     */
    default CheckCharacters part(int start, int end) {
        return new Part(this, start, end);
    }

    /** This check over the last characters only; shorter texts are not valid. */
    default CheckCharacters last(int count) {
        return new Last(this, count);
    }

    /** Both checks. The other may cover the check characters of this one: it is written after it. */
    default CheckCharacters and(CheckCharacters later) {
        return new Both(this, later);
    }

    /** One check or the other, such as one for each of two lengths. The first that can write writes. */
    default CheckCharacters or(CheckCharacters other) {
        return new Either(this, other);
    }
}
