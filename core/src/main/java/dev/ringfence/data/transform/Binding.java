package dev.ringfence.data.transform;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Turns treatments into transformations. */
final class Binding {
    private static final Transformation REDACTED = new Replacing(Redacting.MARKER);

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
            return pseudonymizing(pseudonymize, key, maxLength);
        } else if (treatment instanceof Treatment.Encrypt) {
            return new Encrypting(key.blocks());
        } else if (treatment instanceof Treatment.Hash hash) {
            return new Hashing(key.functionFor("hash"), hash.digits());
        } else if (treatment instanceof Treatment.ShiftDate shift) {
            return new DateShifting(key.functionFor("shift-date"), shift.subject(), shift.mostDays());
        }
        return keyless(treatment).orElseThrow(() -> unbound(treatment));
    }

    private static Transformation pseudonymizing(Treatment.Pseudonymize treatment, PseudonymKey key, int maxLength) {
        InfoType type = treatment.infoType();
        if (treatment.form() == PseudonymForm.MADE) {
            return new Pseudonymizing(type, key.functionFor(type), maxLength);
        }
        boolean marked = treatment.form() == PseudonymForm.MARKED_INVALID;
        Optional<CheckedForm> checked = CheckedForm.of(type);
        if (checked.isPresent()) {
            return new CheckedEncrypting(checked.get(), key.blocksFor(type), marked);
        }
        if (marked) {
            throw new IllegalArgumentException("'form' must be made or format-preserving for " + type
                    + ", which has no check characters, but was marked-invalid");
        }
        return type == InfoType.UUID ? new UuidEncrypting(key.blocksFor(type)) : new Encrypting(key.blocksFor(type));
    }

    static Transformation withoutKey(Treatment treatment) {
        if (treatment instanceof Treatment.Pseudonymize pseudonymize) {
            return new Marking(pseudonymize.infoType());
        } else if (treatment instanceof Treatment.Encrypt) {
            return new Redacting(Set.of(ValueKind.TEXT, ValueKind.UUID));
        } else if (treatment instanceof Treatment.Hash) {
            return new Redacting(Set.of(ValueKind.TEXT));
        } else if (treatment instanceof Treatment.ShiftDate) {
            return new Redacting(Set.of(ValueKind.TEXT, ValueKind.DATE));
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
            return Optional.of(new DateTruncating(truncate.unit(), Clock.systemUTC()));
        } else if (treatment instanceof Treatment.Bucket bucket) {
            return Optional.of(new Bucketing(bucket.width()));
        } else if (treatment instanceof Treatment.PoolAge) {
            return Optional.of(new AgePooling());
        } else if (treatment instanceof Treatment.TruncateZip) {
            return Optional.of(new ZipTruncating());
        } else if (treatment instanceof Treatment.TruncateCard) {
            return Optional.of(new CardTruncating());
        }
        return Optional.empty();
    }
}
