package dev.ringfence.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
    private volatile long caughtUpAt = System.nanoTime();

    AuditSteps(MeterRegistry meters) {
        this.meters = meters;
        this.sealed = Counter.builder("ringfence.audit.sealed")
                .description("Entries that this instance sealed")
                .register(meters);
        Gauge.builder("ringfence.audit.lag", this, steps -> steps.lag().toNanos() / 1e9)
                .description("Time since nothing was left to seal")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }

    /** Entries were kept: in the transaction of their writer, or by a connection of the trail's own. */
    void recorded(String by, int entries) {
        meters.counter("ringfence.audit.recorded", "by", by).increment(entries);
    }

    void sealed(int entries) {
        sealed.increment(entries);
    }

    /** Entries were sealed that are not what their writers inserted. */
    void tampered(int entries) {
        meters.counter("ringfence.audit.tampered").increment(entries);
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

    void failed(Step step, Throwable failure) {
        meters.counter("ringfence.audit.failures", "step", step.name().toLowerCase(Locale.ROOT))
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
