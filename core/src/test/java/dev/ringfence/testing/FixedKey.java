package dev.ringfence.testing;

import dev.ringfence.data.PseudonymKey;
import java.util.Random;

/** A key that is the same in every build, so that a pseudonym that fails a test fails it again. */
public final class FixedKey {
    private static final long SEED = 20_261_122;

    private FixedKey() {}

    /** The key itself, opened where live data may be held; what it hides is made by the tests. */
    public static PseudonymKey open() {
        byte[] material = new byte[PseudonymKey.MIN_BYTES];
        new Random(SEED).nextBytes(material);
        return PseudonymKey.named("fixed", () -> material, Environments.PRODUCTION);
    }
}
