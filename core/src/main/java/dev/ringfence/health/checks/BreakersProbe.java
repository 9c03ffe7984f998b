package dev.ringfence.health.checks;

import dev.ringfence.base.Level;
import dev.ringfence.health.Breaker;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Looks at how all breakers are and names those that are not UP: DOWN if one of a critical dependency refuses every call,
 * DEGRADED if another does or some are trials. Where breakers are off by the tier, UP.
 *
 * <p>Reaches what is shared: a breaker opens for everybody who calls what is down. Safe for use by many threads.
 */
public final class BreakersProbe implements HealthProbe {
    private final CircuitBreakers breakers;

    private BreakersProbe(CircuitBreakers breakers) {
        this.breakers = Objects.requireNonNull(breakers, "breakers");
    }

    /** A probe of all breakers. */
    public static BreakersProbe of(CircuitBreakers breakers) {
        return new BreakersProbe(breakers);
    }

    @Override
    public HealthReading look() {
        if (breakers.level() == Level.OFF) {
            return HealthReading.up("breakers are off here");
        }
        // Each is asked once, so that state and names agree.
        var states = breakers.all().stream().collect(Collectors.toMap(Breaker::name, Breaker::health));
        HealthState worst = HealthState.worst(states.values().toArray(HealthState[]::new));
        String detail = states.entrySet().stream()
                .filter(breaker -> breaker.getValue() != HealthState.UP)
                .map(breaker -> breaker.getKey() + " " + breaker.getValue().label())
                .sorted()
                .collect(Collectors.joining(", "));
        return new HealthReading(worst, detail);
    }
}
