package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Where every decision of a guard is counted, and every denial grouped and audited. Safe for use by many threads. */
final class DecisionLog {
    private final String environment;
    private final MeterRegistry meters;
    private final AuditTrail audit;
    private final Clock clock;
    private final Instant since;
    private final Counter allowedMeter;
    private final LongAdder allowed = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final DenialLog denials = new DenialLog();
    private final DefectLog defects;

    DecisionLog(String environment, MeterRegistry meters, AuditTrail audit, Clock clock) {
        this.environment = environment;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
        this.defects = new DefectLog(meters);
        this.since = clock.instant();
        // Shared with every other guard of the registry; this guard's own share is in `allowed`.
        this.allowedMeter = meters.counter("ringfence.decision", "guard", "any", "rule", "none", "outcome", "allowed");
    }

    void allowed() {
        allowed.increment();
        allowedMeter.increment();
    }

    void denied(Refusal refusal, Subject subject, Level level, Actor actor) {
        denied.increment();
        Instant now = clock.instant();
        denials.add(refusal, subject, level, now);
        meters.counter(
                        "ringfence.decision",
                        "guard",
                        refusal.guard().key(),
                        "rule",
                        refusal.rule(),
                        "outcome",
                        level == Level.ENFORCE ? "refused" : "observed")
                .increment();
        if (level == Level.ENFORCE) {
            audit(new AuditEntry(
                    now,
                    AuditEntry.Kind.REFUSED,
                    actor,
                    environment,
                    refusal.rule(),
                    subject.digest(),
                    refusal.what()));
        }
    }

    /** A trail that fails must not turn a refusal into something else. */
    void audit(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException failure) {
            error("audit", failure);
        }
    }

    void error(String where, Throwable failure) {
        defects.add(where, failure);
    }

    Instant now() {
        return clock.instant();
    }

    GuardReport report() {
        return new GuardReport(
                environment, since, clock.instant(), allowed.sum() + denied.sum(), denials.lines(), denials.unlisted());
    }
}
