package dev.ringfence.base;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts plausible values, by their type, as {@code ringfence.findings}: those that were found where none should be. Never
 * sees a value. Safe for use by many threads.
 */
public final class FindingCounter {
    private final MeterRegistry meters;
    private final String where;
    private final Map<String, Counter> byType = new ConcurrentHashMap<>();

    private FindingCounter(MeterRegistry meters, String where) {
        this.meters = Objects.requireNonNull(meters, "meters");
        this.where = Objects.requireNonNull(where, "where");
    }

    /**
     * A counter.
     *
     * @param where the boundary at which values are found, such as {@code jdbc.live-data}
     */
    public static FindingCounter of(MeterRegistry meters, String where) {
        return new FindingCounter(meters, where);
    }

    /** Counts one value of a type, given by its name. */
    public void add(String type) {
        byType.computeIfAbsent(
                        type,
                        name -> Counter.builder("ringfence.findings")
                                .description("Plausible values that were found where none should be")
                                .tags("type", name, "where", where)
                                .register(meters))
                .increment();
    }
}
