package dev.ringfence.health;

import dev.ringfence.base.DefectCounter;
import dev.ringfence.base.JointGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What a board shows of itself in metrics. The names of checks are the only tag that is not of a closed set. */
final class HealthMeters {
    private final MeterRegistry meters;

    HealthMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void show(HealthBoard board, HealthCheck check) {
        String name = check.name();
        JointGauge.of("ringfence.health.check")
                .description("State of a check: 0 up, 1 unknown, 2 degraded, 3 down")
                .tags(Tags.of(
                        "check", name, "role", check.role().label(), "critical", Boolean.toString(check.critical())))
                .register(meters, board, shown -> severity(shown, name));
    }

    /** NaN, which no other board's value gives way to, once this board knows nothing any more. */
    private static double severity(HealthBoard board, String check) {
        return board.closed()
                ? Double.NaN
                : board.snapshot()
                        .check(check)
                        .map(CheckHealth::state)
                        .orElse(HealthState.UNKNOWN)
                        .severity();
    }

    /** A look returned after so long. */
    void took(HealthCheck check, HealthState state, long nanos) {
        Timer.builder("ringfence.health.check.duration")
                .description("How long looks took, by what they found")
                .tags("check", check.name(), "state", state.label())
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void defect(String where) {
        DefectCounter.count(meters, where);
    }
}
