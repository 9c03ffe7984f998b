package dev.ringfence.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetProbeTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final ErrorBudget budget = ErrorBudget.builder("orders", 0.999)
            .meters(meters)
            .ticker(nanos::get)
            .build();
    private final BudgetProbe probe = BudgetProbe.of(budget);

    /** So many events, evenly over a minute. */
    private void minute(int events, int errors) {
        for (int i = 0; i < events; i++) {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos() / events);
            budget.record(i >= errors);
        }
    }

    @Test
    void budget_asItBurns_isUpThenDegradedThenDown() {
        minute(1_000, 0);
        assertThat(probe.look()).isEqualTo(HealthReading.up());
        minute(1_000, 100);
        assertThat(probe.look().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(probe.look().detail()).startsWith("50.0x over PT1H and 50.0x over PT5M, of 14.4x; ");
        for (int i = 0; i < 5; i++) {
            minute(1_000, 900);
        }
        assertThat(probe.look().state()).isEqualTo(HealthState.DOWN);
        assertThat(probe.reach()).isEqualTo(HealthReach.SHARED);
    }

    @Test
    void events_ofTwoBudgetsOfOneName_areCountedTogetherAndNoneIsLost() {
        ErrorBudget other = ErrorBudget.builder("orders", 0.99)
                .meters(meters)
                .ticker(nanos::get)
                .build();
        minute(1_000, 100);
        other.record(true);
        other.record(false);
        // After a pause longer than every window nothing is left of the rates, and all of the counts.
        nanos.addAndGet(Duration.ofDays(30).toNanos());
        assertThat(budget.burnRate(Duration.ofHours(1))).isZero();
        assertThat(other.burnRate(Duration.ofHours(1))).isZero();
        assertThat(events("good")).isEqualTo(901);
        assertThat(events("error")).isEqualTo(101);
        assertThat(meters.get("ringfence.budget.objective").gauge().value()).isEqualTo(0.999);
    }

    private double events(String outcome) {
        return meters.get("ringfence.budget.events")
                .tags("budget", "orders", "outcome", outcome)
                .counter()
                .count();
    }
}
