package dev.ringfence.data.sanitize;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Transformation;
import java.util.Objects;

/**
 * A policy bound to a key and a detector: gives the transformation of each column. The same value gets the same
 * pseudonym in every column of its info type and in every text.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Sanitizer {
    private final SanitizationPolicy policy;
    private final PseudonymKey key;
    private final Detector detector;

    private Sanitizer(SanitizationPolicy policy, PseudonymKey key, Detector detector) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.key = Objects.requireNonNull(key, "key");
        this.detector = Objects.requireNonNull(detector, "detector");
    }

    /** A sanitizer that looks into texts with {@link Detector#standard()}. */
    public static Sanitizer of(SanitizationPolicy policy, PseudonymKey key) {
        return new Sanitizer(policy, key, Detector.standard());
    }

    /** The same policy and key, looking into texts with another detector. */
    public Sanitizer lookingFor(Detector other) {
        return new Sanitizer(policy, key, other);
    }

    /** What becomes of a column; {@link Treatment.Block} where the policy has no rule. */
    public Treatment treatmentOf(ColumnName column) {
        return policy.treatmentOf(column).orElseGet(Treatment.Block::new);
    }

    /**
     * The transformation of a column.
     *
     * @param maxLength the most UTF-16 units that the column takes
     * @throws IllegalArgumentException if the column is blocked, or too short for the made values
     */
    public Transformation transformation(ColumnName column, int maxLength) {
        Treatment treatment = treatmentOf(column);
        if (treatment instanceof Treatment.Block) {
            throw new IllegalArgumentException("'" + column + "' must have a rule but is blocked; add "
                    + SanitizationPolicy.ruleJson(column, new Treatment.Keep()) + " or another action");
        }
        return treatment instanceof Treatment.SanitizeText
                ? TextSanitizer.of(detector, key, maxLength)
                : Transformation.of(treatment, key, maxLength);
    }
}
