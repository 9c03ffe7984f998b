package dev.ringfence.data.transform;

import dev.ringfence.data.ByteColumn;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import java.util.Optional;
import java.util.Set;
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
     * Which neighbour decides with the value, as the policy names it: a column of the same row, a key of the same object.
     * Empty for almost all transformations.
     */
    default Optional<String> subject() {
        return Optional.empty();
    }

    /** What statistics of a column stay as they are. NULL stays NULL but for {@code nullify}, in any case. */
    default Set<Fidelity> keeps() {
        return distinctness() == Distinctness.LOSSY ? Set.of() : Set.of(Fidelity.DISTINCT_COUNT, Fidelity.FREQUENCIES);
    }

    /**
     * The value to write in place of one that was read.
     *
     * @param value a value of a kind that is {@linkplain #accepts accepted}; a text for {@link ValueKind#TEXT}, a
     *     {@code LocalDate}, {@code LocalDateTime} or {@code OffsetDateTime} for {@link ValueKind#DATE}; never NULL,
     *     which stays NULL
     * @return the replacement, {@code null} for NULL
     * @throws IllegalArgumentException if the value is of the kind but cannot be transformed, such as a text that is too
     *     short to be encrypted; the message does not show it
     * @throws IllegalStateException if there is a {@link #subject()}
     */
    @Nullable
    Object apply(Object value);

    /**
     * The value to write in place of one that was read, with its neighbour.
     *
     * @param subject the value of {@link #subject()}, which all NULLs share; not looked at if there is none
     */
    default @Nullable Object apply(Object value, @Nullable Object subject) {
        return apply(value);
    }

    /**
     * Replaces the first values of a column in place, all at a time; NULL stays. The results are those of {@link
     * #apply(Object)}.
     *
     * @param values as {@link #apply(Object)} takes them
     * @param count how many, at most the array's length
     */
    default void applyAll(@Nullable Object[] values, int count) {
        for (int i = 0; i < count; i++) {
            Object value = values[i];
            if (value != null) {
                values[i] = apply(value);
            }
        }
    }

    /**
     * Replaces values as bytes, as {@link #apply(Object)} does with texts, for one thread; empty, as by default, where that
     * is only done with texts.
     */
    default Optional<ByteColumn> bytes() {
        return Optional.empty();
    }

    /**
     * Replaces the first values of a column in place, with their neighbours.
     *
     * @param subjects the values of {@link #subject()}, row by row
     */
    default void applyAll(@Nullable Object[] values, @Nullable Object[] subjects, int count) {
        for (int i = 0; i < count; i++) {
            Object value = values[i];
            if (value != null) {
                values[i] = apply(value, subjects[i]);
            }
        }
    }
}
