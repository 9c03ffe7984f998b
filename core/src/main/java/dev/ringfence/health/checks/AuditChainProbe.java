package dev.ringfence.health.checks;

import dev.ringfence.audit.AuditVerification;
import dev.ringfence.audit.AuditWatch;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Verifies the newest part of an audit trail, from the entry that was the newest at the last look up to the head: DOWN if
 * anything is wrong there, and until it is put right. DEGRADED if sealing lags behind by more than a minute, unless set.
 *
 * <p>Not guaranteed: that older entries are as they were; {@link JdbcAuditTrail#verify} reads those.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class AuditChainProbe implements HealthProbe {
    private final AuditWatch watch;
    private final Supplier<Duration> lag;
    private final Duration degradedFrom;

    private AuditChainProbe(AuditWatch watch, Supplier<Duration> lag, Duration degradedFrom) {
        this.watch = watch;
        this.lag = lag;
        this.degradedFrom = degradedFrom;
    }

    /** A probe of a trail. */
    public static AuditChainProbe of(JdbcAuditTrail trail) {
        return new AuditChainProbe(trail.watch(), trail::lag, Duration.ofMinutes(1));
    }

    /** The same, DEGRADED from another lag on. */
    public AuditChainProbe lagging(Duration degraded) {
        return new AuditChainProbe(watch, lag, Objects.requireNonNull(degraded, "degraded"));
    }

    @Override
    public HealthReading look() {
        AuditVerification found = watch.look();
        if (!found.intact()) {
            return HealthReading.down("the chain is not as it was sealed: " + found.problems());
        }
        Duration behind = lag.get();
        String detail = "intact up to entry " + found.last();
        return behind.compareTo(degradedFrom) >= 0
                ? HealthReading.degraded(detail + ", sealing lags " + behind.toSeconds() + " s behind")
                : HealthReading.up(detail);
    }
}
