package dev.ringfence.audit;

import dev.ringfence.base.JointGauge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trail does, counted: what was kept and sealed, how far sealing lags behind, and which step fails. A step that
 * fails is logged when it begins to and when it works again, not each time. Safe for use by many threads.
 */
final class AuditSteps {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.audit");

    /** What can fail: by a connection of the trail's own, in a writer's transaction, sealing, anchoring. */
    enum Step {
        RECORD,
        WRITE,
        SEAL,
        ANCHOR
    }

    private final MeterRegistry meters;
    private final Set<Step> failing = ConcurrentHashMap.newKeySet();
    private final Counter sealed;
    private final Counter tampered;
    private volatile boolean closed;
    private volatile long caughtUpAt = System.nanoTime();

    AuditSteps(MeterRegistry meters) {
        this.meters = meters;
        this.sealed = Counter.builder("ringfence.audit.sealed")
                .description("Entries that this instance sealed")
                .register(meters);
        // There from the start, so that the first one is an increase.
        this.tampered = Counter.builder("ringfence.audit.tampered")
                .description("Entries that were changed between their writing and their sealing")
                .register(meters);
        JointGauge.of("ringfence.audit.lag")
                .description("Time since nothing was left to seal")
                .baseUnit("seconds")
                .register(
                        meters,
                        this,
                        steps -> steps.closed ? Double.NaN : steps.lag().toNanos() / 1e9);
    }

    /** Entries were kept: in the transaction of their writer, or by a connection of the trail's own. */
    void recorded(String by, int entries) {
        Counter.builder("ringfence.audit.recorded")
                .description("Entries that this instance kept")
                .tag("by", by)
                .register(meters)
                .increment(entries);
    }

    void sealed(int entries) {
        sealed.increment(entries);
    }

    /** Entries were sealed that are not what their writers inserted. */
    void tampered(int entries) {
        tampered.increment(entries);
        LOG.warn(
                "{} unsealed audit entries were changed after they were written; they are sealed as they are", entries);
    }

    /** Nothing is left to seal, as of this moment before the look. */
    void caughtUp(long asOfNanos) {
        caughtUpAt = asOfNanos;
    }

    Duration lag() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - caughtUpAt));
    }

    /** Nobody seals any more, and so nothing lags. */
    void close() {
        closed = true;
    }

    void failed(Step step, Throwable failure) {
        Counter.builder("ringfence.audit.failures")
                .description("What the trail tried and failed to do")
                .tag("step", step.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
        if (failing.add(step)) {
            LOG.warn(
                    "The audit trail fails to {}; it goes on trying",
                    step.name().toLowerCase(Locale.ROOT),
                    failure);
        }
    }

    void worked(Step step) {
        if (!failing.isEmpty() && failing.remove(step)) {
            LOG.info("The audit trail can {} again", step.name().toLowerCase(Locale.ROOT));
        }
    }

    boolean fails(Step step) {
        return failing.contains(step);
    }
}
