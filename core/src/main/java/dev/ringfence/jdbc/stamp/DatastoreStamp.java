package dev.ringfence.jdbc.stamp;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a datastore says of itself. Written only by an explicit call; never inferred, never a default.
 *
 * <p>A value: immutable and safe for use by many threads.
 *
 * @param environment the name of the environment it belongs to, such as {@code eu-canary}
 * @param tier that environment's tier, never {@link Tier#UNKNOWN}; this, not the name, is compared
 * @param dataClass what kind of data it holds
 * @param origin where it stood when the stamp was written
 * @param nonce 128 random bits as 32 hexadecimal digits, new with every stamp; names this stamp
 * @param sequence its place in the lineage, from 1 without gaps
 * @param by who stamped it
 * @param at when, by the clock of the process that stamped it
 * @param reason why
 * @param toolVersion the version of the library that wrote it
 */
public record DatastoreStamp(
        String environment,
        Tier tier,
        DataClass dataClass,
        DatastoreOrigin origin,
        String nonce,
        long sequence,
        String by,
        Instant at,
        String reason,
        String toolVersion) {
    private static final int MAX_NAME = 200;
    private static final int MAX_REASON = 1_000;

    /**
     * @throws IllegalArgumentException if a text is blank or too long (names 200 characters, reason 1,000), the tier is
     *     UNKNOWN, the nonce is not 32 lower-case hexadecimal digits, or the sequence is below 1
     */
    public DatastoreStamp {
        requireText("environment", environment, MAX_NAME);
        requireText("by", by, MAX_NAME);
        requireText("reason", reason, MAX_REASON);
        requireText("toolVersion", toolVersion, MAX_NAME);
        Objects.requireNonNull(dataClass, "dataClass");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(at, "at");
        if (tier == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'tier' must be a known tier but was UNKNOWN");
        }
        if (!isNonce(nonce)) {
            throw new IllegalArgumentException(
                    "'nonce' must be 32 lower-case hexadecimal digits but had " + nonce.length() + " characters");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("'sequence' must be positive but was " + sequence);
        }
    }

    private static void requireText(String name, String text, int maxLength) {
        if (text.isBlank() || text.length() > maxLength) {
            throw new IllegalArgumentException("'" + name + "' must have 1 to " + maxLength
                    + " characters that are not all blank but had " + text.length());
        }
    }

    private static boolean isNonce(String text) {
        return text.length() == 32 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** One line for people, such as {@code production (production), LIVE, stamped 2026-03-01T08:00:00Z by ops, #1}. */
    public String describe() {
        return environment + " (" + tier.label() + "), " + dataClass + ", stamped " + at.truncatedTo(ChronoUnit.SECONDS)
                + " by " + by + ", #" + sequence + ", nonce " + nonce;
    }
}
