package dev.ringfence.base;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts defects of the library itself, and of what is plugged into it, as {@code ringfence.guard.error}: they refuse no
 * ordinary statement, so that somebody must be able to see them. Stateless.
 */
public final class DefectCounter {
    private DefectCounter() {}

    /**
     * Counts one.
     *
     * @param where the part that failed, such as {@code jdbc.analysis}; one of few, and no protected value
     */
    public static void count(MeterRegistry meters, String where) {
        Counter.builder("ringfence.guard.error")
                .description("Defects of guards and of what is plugged into them")
                .tag("where", where)
                .register(meters)
                .increment();
    }
}
