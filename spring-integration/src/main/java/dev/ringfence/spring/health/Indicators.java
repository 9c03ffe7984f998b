package dev.ringfence.spring.health;

import dev.ringfence.health.Breaker;
import dev.ringfence.health.CheckHealth;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthRole;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.health.HealthState;
import dev.ringfence.spring.ObservationPeriod;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What core says of itself, in Spring Boot's words. Reads only: nothing is asked anew. */
final class Indicators {
    static final Status DEGRADED = new Status("DEGRADED");

    private Indicators() {}

    static HealthIndicator of(HealthBoard board, HealthRole role) {
        return () -> {
            HealthSnapshot snapshot = board.snapshot();
            Health.Builder health = Health.status(status(snapshot.state(role)));
            for (CheckHealth check : snapshot.checks(role)) {
                health.withDetail(
                        check.name(),
                        check.detail().isEmpty()
                                ? check.state().label()
                                : check.state().label() + ": " + check.detail());
            }
            return health.build();
        };
    }

    static HealthIndicator of(CircuitBreakers breakers) {
        return () -> {
            Health.Builder health = Health.status(status(breakers.health()));
            for (Breaker breaker : breakers.all()) {
                health.withDetail(breaker.name(), breaker.health().label());
            }
            return health.build();
        };
    }

    static HealthIndicator of(Iterable<ErrorBudget> budgets) {
        return () -> {
            HealthState worst = HealthState.UP;
            Map<String, String> states = new TreeMap<>();
            for (ErrorBudget budget : budgets) {
                HealthState state = budget.health();
                states.put(budget.name(), state.label());
                worst = worst.worse(state);
            }
            return Health.status(status(worst)).withDetails(states).build();
        };
    }

    static HealthIndicator of(ObservationPeriod period) {
        return () -> period.warning()
                .map(warning ->
                        Health.status(DEGRADED).withDetail("observe", warning).build())
                .orElseGet(() -> Health.up().build());
    }

    private static Status status(HealthState state) {
        return switch (state) {
            case UP -> Status.UP;
            case UNKNOWN -> Status.UNKNOWN;
            case DEGRADED -> DEGRADED;
            case DOWN -> Status.DOWN;
        };
    }
}
