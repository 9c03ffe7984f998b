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
        Transformation transformation = bind(treatment, key, maxLength);
        if (transformation.minimumLength() > maxLength) {
            throw new IllegalArgumentException("'maxLength' must be at least " + transformation.minimumLength()
                    + " for " + treatment + " but was " + maxLength);
        }
        return transformation;
    }

    private static Transformation bind(Treatment treatment, PseudonymKey key, int maxLength) {
        // The list is complete because the interface is sealed; Java 17 cannot say so with patterns.
        if (treatment instanceof Treatment.Keep) {
            return new Keeping();
        } else if (treatment instanceof Treatment.Redact) {
            return new Replacing("[redacted]");
        } else if (treatment instanceof Treatment.Constant constant) {
            return new Replacing(constant.value());
        } else if (treatment instanceof Treatment.Nullify) {
            return new Nullifying();
        } else if (treatment instanceof Treatment.Mask mask) {
            return new Masking(mask.keepLast());
        } else if (treatment instanceof Treatment.TruncateDate truncate) {
            return new DateTruncating(truncate.unit());
        } else if (treatment instanceof Treatment.Pseudonymize pseudonymize) {
            return new Pseudonymizing(pseudonymize.infoType(), key.functionFor(pseudonymize.infoType()), maxLength);
        }
        throw new IllegalArgumentException("'treatment' must be bound elsewhere or refused but was " + treatment);
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
