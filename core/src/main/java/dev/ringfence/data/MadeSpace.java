package dev.ringfence.data;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The values that may stand in place of real ones of an {@link InfoType}: none of them can belong to anybody, and each
 * is recognisable as such by its form alone.
 *
 * <p>Implementations are immutable and safe for use by many threads.
 */
public interface MadeSpace {

    /** The form of the values and the rule that keeps them free, with its source. Holds no live value. */
    String description();

    /**
     * How many different values there are, {@link Long#MAX_VALUE} standing for 2^80 or more. Two source values
     * may meet in one made value; by the birthday bound that is likely from about the square root of this number on.
     */
    long capacity();

    /** The length in UTF-16 units that a column needs for any value of this space to fit, whatever it stands for. */
    int minimumLength();

    /**
     * True if the value, in any customary spelling, lies in this space.
     *
     * @param value any text
     */
    boolean contains(String value);

    /**
     * True if a value lies in this space, as {@link #contains(String)} says of the same text; without decoding it where it
     * has the form that {@link #replace} gives.
     *
     * @param utf8 holds the value
     * @param from where it begins
     * @param to behind it
     */
    default boolean contains(byte[] utf8, int from, int to) {
        return contains(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    /**
     * Replaces a value by the member of this space that the key assigns to its canonical form.
     *
     * <p>The same function and canonical form give the same member, in every place and process. The spelling of the
     * original (separators) is kept where it has as many digits as the made value.
     *
     * @param keyed the function derived from the key for this info type
     * @param value the original; not empty
     * @param maxLength the most UTF-16 units the result may have, at least {@link #minimumLength()}
     */
    String replace(KeyedFunction keyed, String value, int maxLength);

    /**
     * Replaces values of a column as bytes, as {@link #replace} does, for one thread; empty, as by default, where that is
     * only done with texts.
     *
     * @param keyed as of {@link #replace}
     * @param maxLength as of {@link #replace}
     */
    default Optional<ByteColumn> column(KeyedFunction keyed, int maxLength) {
        return Optional.empty();
    }
}
