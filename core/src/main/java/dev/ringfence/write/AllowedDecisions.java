package dev.ringfence.write;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is allowed, on the path of every statement: one increment for report and metrics together. The meter of a
 * registry is the sum over all guards that were ever built on it.
 */
final class AllowedDecisions {
    private static final Map<MeterRegistry, List<LongAdder>> OF_REGISTRIES = new WeakHashMap<>();

    private AllowedDecisions() {}

    /** A new guard's count, already part of the registry's meter. */
    static LongAdder of(MeterRegistry meters, String operation) {
        LongAdder count = new LongAdder();
        synchronized (OF_REGISTRIES) {
            // Registered once: Micrometer passes over a second meter of the same name, and says so at WARN.
            OF_REGISTRIES
                    .computeIfAbsent(meters, key -> registered(key, operation))
                    .add(count);
        }
        return count;
    }

    private static List<LongAdder> registered(MeterRegistry meters, String operation) {
        List<LongAdder> counts = new CopyOnWriteArrayList<>();
        FunctionCounter.builder("ringfence.decision", counts, AllowedDecisions::sum)
                .description(DecisionLog.DESCRIPTION)
                .tags("guard", "any", "rule", "none", "outcome", "allowed", "operation", operation)
                .register(meters);
        return counts;
    }

    private static double sum(List<LongAdder> counts) {
        return counts.stream().mapToLong(LongAdder::sum).sum();
    }
}
