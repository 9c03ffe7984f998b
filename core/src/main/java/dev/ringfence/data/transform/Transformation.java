package dev.ringfence.data.transform;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of one column. Implementations are immutable and safe for use by many threads; the same value
 * gives the same result.
 */
public interface Transformation {

    /**
     * Binds a treatment that needs no detector.
     *
     * @param treatment neither {@link Treatment.Block} nor {@link Treatment.SanitizeText}
     * @param maxLength the most UTF-16 units that the column takes
     * @throws IllegalArgumentException for those two, or if {@code maxLength} is less than what the treatment needs
     */
    static Transformation of(Treatment treatment, PseudonymKey key, int maxLength) {
        return Binding.requireFits(Binding.of(treatment, key, maxLength), treatment, maxLength);
    }

    /**
     * Binds a treatment that needs no detector, without a key: for where no live data may be held, nor a key that would
     * tell whose a pseudonym is. A treatment that needs a key puts a marker such as {@code [EMAIL_ADDRESS]} or {@code
     * [redacted]} in place of each text, and NULL in place of all else; members of the type's made space stay.
     *
     * @param treatment neither {@link Treatment.Block} nor {@link Treatment.SanitizeText}
     * @param maxLength the most UTF-16 units that a text may have
     * @throws IllegalArgumentException as {@link #of}
     */
    static Transformation redacting(Treatment treatment, int maxLength) {
        return Binding.requireFits(Binding.withoutKey(treatment), treatment, maxLength);
    }

    /** True if it can take values of that kind. */
    boolean accepts(ValueKind kind);

    /** Whether different values stay different. */
    Distinctness distinctness();

    /** The UTF-16 units that any column must take for a result to fit; 0 if results are no longer than their values. */
    int minimumLength();

    /**
     * The value to write in place of one that was read.
     *
     * @param value a value of a kind that is {@linkplain #accepts accepted}; a text for {@link ValueKind#TEXT}, a
     *     {@code LocalDate}, {@code LocalDateTime} or {@code OffsetDateTime} for {@link ValueKind#DATE}; never NULL,
     *     which stays NULL
     * @return the replacement, {@code null} for NULL
     */
    @Nullable
    Object apply(Object value);
}
