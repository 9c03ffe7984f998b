package dev.ringfence.health.checks;

import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Verifies a signed statement that this process relies on: DOWN if it proves nothing, as when it has expired; DEGRADED for
 * the last seven days before it does, unless set.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class AttestationProbe implements HealthProbe {
    private final StatementVerifier verifier;
    private final Callable<String> envelope;
    private final Duration warning;
    private final Clock clock;

    private AttestationProbe(StatementVerifier verifier, Callable<String> envelope, Duration warning, Clock clock) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
        this.envelope = Objects.requireNonNull(envelope, "envelope");
        this.warning = Expiry.positive(warning);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A probe of what is read anew each time.
     *
     * @param envelope gives the JSON form of the envelope
     */
    public static AttestationProbe of(StatementVerifier verifier, Callable<String> envelope) {
        return new AttestationProbe(verifier, envelope, Duration.ofDays(7), Clock.systemUTC());
    }

    /**
     * The same, DEGRADED from so long before its end.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public AttestationProbe warning(Duration before) {
        return new AttestationProbe(verifier, envelope, before, clock);
    }

    /** The same by another clock than the system's. */
    public AttestationProbe clock(Clock newClock) {
        return new AttestationProbe(verifier, envelope, warning, newClock);
    }

    @Override
    public HealthReading look() throws Exception {
        Instant now = clock.instant();
        Verification verification = verifier.verify(envelope.call(), now);
        if (verification instanceof Verification.Verified verified) {
            return verified.statement()
                    .predicate()
                    .instant(StatementVerifier.EXPIRES_AT)
                    .map(end -> Expiry.reading("the statement", end, now, warning))
                    .orElse(HealthReading.down(Verification.Reason.NO_VALIDITY.name()));
        }
        return verification instanceof Verification.Rejected rejected
                ? HealthReading.down(rejected.reason().name())
                : HealthReading.unknown("no answer");
    }
}
