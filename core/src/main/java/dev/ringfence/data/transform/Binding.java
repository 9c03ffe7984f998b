package dev.ringfence.data.transform;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import java.util.Optional;

/** Turns treatments into transformations. */
final class Binding {
    private static final Transformation REDACTED = new Replacing("[redacted]");

    private Binding() {}

    static Transformation requireFits(Transformation transformation, Treatment treatment, int maxLength) {
        if (transformation.minimumLength() > maxLength) {
            throw new IllegalArgumentException("'maxLength' must be at least " + transformation.minimumLength()
                    + " for " + treatment + " but was " + maxLength);
        }
        return transformation;
    }

    static Transformation of(Treatment treatment, PseudonymKey key, int maxLength) {
        if (treatment instanceof Treatment.Pseudonymize pseudonymize) {
            return new Pseudonymizing(pseudonymize.infoType(), key.functionFor(pseudonymize.infoType()), maxLength);
        }
        return keyless(treatment).orElseThrow(() -> unbound(treatment));
    }

    static Transformation withoutKey(Treatment treatment) {
        if (treatment instanceof Treatment.Pseudonymize pseudonymize) {
            return new Marking(pseudonymize.infoType());
        }
        return keyless(treatment).orElseThrow(() -> unbound(treatment));
    }

    private static IllegalArgumentException unbound(Treatment treatment) {
        return new IllegalArgumentException("'treatment' must be bound elsewhere or refused but was " + treatment);
    }

    /** Those that give the same result with every key. */
    private static Optional<Transformation> keyless(Treatment treatment) {
        if (treatment instanceof Treatment.Keep) {
            return Optional.of(new Keeping());
        } else if (treatment instanceof Treatment.Redact) {
            return Optional.of(REDACTED);
        } else if (treatment instanceof Treatment.Constant constant) {
            return Optional.of(new Replacing(constant.value()));
        } else if (treatment instanceof Treatment.Nullify) {
            return Optional.of(new Nullifying());
        } else if (treatment instanceof Treatment.Mask mask) {
            return Optional.of(new Masking(mask.keepFirst(), mask.keepLast(), mask.keepShape()));
        } else if (treatment instanceof Treatment.Truncate truncate) {
            return Optional.of(new Truncating(truncate.length()));
        } else if (treatment instanceof Treatment.TruncateDate truncate) {
            return Optional.of(new DateTruncating(truncate.unit()));
        }
        return Optional.empty();
    }
}
