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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Where every decision of a guard is counted, and every denial grouped and audited. Safe for use by many threads. */
final class DecisionLog {
    /** The tag of what belongs to no operation that the code or the policy declares: tags must stay few. */
    private static final String UNDECLARED = "none";

    /** Of the meter that {@link AllowedDecisions} registers too. */
    static final String DESCRIPTION = "Decisions of guards";

    private static final int MOST_OPERATIONS = 1_000;

    private final String environment;
    private final MeterRegistry meters;
    private final AuditTrail audit;
    private final Clock clock;
    private final DefectLog defects;
    private final Instant since;
    private final Map<String, Counter> allowedByOperation = new ConcurrentHashMap<>();
    private final AllowedDecisions allowed;
    private final LongAdder allowedOfOperations = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final DenialLog denials = new DenialLog();

    DecisionLog(String environment, MeterRegistry meters, AuditTrail audit, Clock clock, DefectLog defects) {
        this.environment = environment;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
        this.defects = defects;
        this.since = clock.instant();
        this.allowed = AllowedDecisions.of(meters, UNDECLARED);
    }

    private Counter counter(String guard, String rule, String outcome, String operation) {
        return Counter.builder("ringfence.decision")
                .description(DESCRIPTION)
                .tags("guard", guard, "rule", rule, "outcome", outcome, "operation", operation)
                .register(meters);
    }

    /** Lets the metrics carry the name of an operation. */
    void declare(String operation) {
        if (allowedByOperation.size() < MOST_OPERATIONS) {
            allowedByOperation.computeIfAbsent(operation, name -> counter("any", "none", "allowed", name));
        }
    }

    void allowed() {
        allowed.add(1);
    }

    void allowed(AnnotatedCall here) {
        here.count(allowed.calls());
    }

    void allowed(int decisions) {
        allowed.add(decisions);
    }

    void allowed(String operation) {
        Counter ofOperation = allowedByOperation.get(operation);
        if (ofOperation == null) {
            allowed.add(1);
        } else {
            allowedOfOperations.increment();
            ofOperation.increment();
        }
    }

    /** Counts a defect of the library itself. */
    void defect(String where, RuntimeException failure) {
        defects.add(where, failure);
    }

    void denied(Refusal refusal, Subject subject, Level level, Actor actor, String operation) {
        denied.increment();
        Instant now = clock.instant();
        denials.add(refusal, subject, level, now);
        count(refusal, level == Level.ENFORCE ? "refused" : "observed", operation);
        if (level == Level.ENFORCE) {
            audit(entry(AuditEntry.Kind.REFUSED, refusal, subject, actor, refusal.what()));
        }
    }

    /** Counts what would have been denied, had not somebody answered for it. */
    void lifted(Refusal refusal, String operation) {
        allowedOfOperations.increment();
        count(refusal, "overridden", operation);
    }

    /** Audits what would have been refused, had not somebody answered for it. */
    void overridden(Refusal refusal, Subject subject, Actor actor, String detail) {
        audit(entry(AuditEntry.Kind.OVERRIDDEN, refusal, subject, actor, refusal.what() + ": " + detail));
    }

    private void count(Refusal refusal, String outcome, String operation) {
        String tag = allowedByOperation.containsKey(operation) ? operation : UNDECLARED;
        counter(refusal.guard().key(), refusal.rule(), outcome, tag).increment();
    }

    private AuditEntry entry(AuditEntry.Kind kind, Refusal refusal, Subject subject, Actor actor, String detail) {
        return new AuditEntry(clock.instant(), kind, actor, environment, refusal.rule(), subject.digest(), detail);
    }

    /** A trail that fails must not turn a refusal into something else. */
    void audit(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException failure) {
            defects.add("audit", failure);
        }
    }

    Instant now() {
        return clock.instant();
    }

    GuardReport report() {
        return new GuardReport(
                environment,
                since,
                clock.instant(),
                allowed.sum() + allowedOfOperations.sum() + denied.sum(),
                denials.lines(),
                denials.unlisted());
    }
}
