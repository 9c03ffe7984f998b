package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.List;

/**
 * Finds sensitive values in text. Implementations are immutable and safe for use by many threads.
 *
 * <p>What is not found may still be sensitive: a detector knows the types listed with {@link #standard()} in their
 * customary spellings, and no others.
 */
public interface Detector {

    /**
     * Finds e-mail addresses, payment card numbers (Luhn, issuer ranges and lengths), IBANs (length by country, MOD
     * 97-10) and telephone numbers (international with country code; North American; national with trunk zero).
     */
    static Detector standard() {
        return AnchorScanner.INSTANCE;
    }

    /**
     * The findings in the order of their start; they do not overlap.
     *
     * @param text any text; time is linear in its length
     */
    List<Finding> find(CharSequence text);

    /** This detector, and where it finds nothing, the other. */
    default Detector and(Detector other) {
        return new EitherDetector(this, other);
    }
}
