package dev.ringfence.write;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a guard allows, on the path of every statement and annotated call: one increment for report and metrics
 * together. The meter of a registry is the sum over all guards that were ever built on it. Safe for use by many threads.
 */
final class AllowedDecisions {
    private static final Map<MeterRegistry, List<AllowedDecisions>> OF_REGISTRIES = new WeakHashMap<>();

    private final LongAdder decisions = new LongAdder();
    private final CallTally calls = new CallTally();

    private AllowedDecisions() {}

    /** A new guard's count, already part of the registry's meter. */
    static AllowedDecisions of(MeterRegistry meters, String operation) {
        AllowedDecisions count = new AllowedDecisions();
        synchronized (OF_REGISTRIES) {
            // Registered once: Micrometer passes over a second meter of the same name, and says so at WARN.
            OF_REGISTRIES
                    .computeIfAbsent(meters, key -> registered(key, operation))
                    .add(count);
        }
        return count;
    }

    private static List<AllowedDecisions> registered(MeterRegistry meters, String operation) {
        List<AllowedDecisions> counts = new CopyOnWriteArrayList<>();
        FunctionCounter.builder("ringfence.decision", counts, AllowedDecisions::sum)
                .description(DecisionLog.DESCRIPTION)
                .tags("guard", "any", "rule", "none", "outcome", "allowed", "operation", operation)
                .register(meters);
        return counts;
    }

    private static double sum(List<AllowedDecisions> counts) {
        return counts.stream().mapToLong(AllowedDecisions::sum).sum();
    }

    void add(int more) {
        decisions.add(more);
    }

    /** Where annotated calls are counted, thread by thread. */
    CallTally calls() {
        return calls;
    }

    long sum() {
        return decisions.sum() + calls.sum();
    }
}
