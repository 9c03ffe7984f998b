package dev.ringfence.health;

import dev.ringfence.base.Level;
import dev.ringfence.base.Suggestion;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The breakers of all dependencies of a process, made for the tier it runs in.
 *
 * <pre>{@code
 * CircuitBreakers breakers = CircuitBreakers.forEnvironment(environment)
 *         .dependency(BreakerDependency.critical("payments", Kind.HTTP))
 *         .dependency(BreakerDependency.optional("reviews", Kind.HTTP))
 *         .build();
 * }</pre>
 *
 * <table>
 * <caption>What a breaker does, by tier</caption>
 * <tr><th>tier</th><th>level</th><th>state of resilience4j's breaker at the start</th></tr>
 * <tr><td>production, staging, unknown</td><td>enforce</td><td>CLOSED: opens, and refuses calls while open</td></tr>
 * <tr><td>test</td><td>observe</td><td>METRICS_ONLY: counts, and refuses nothing</td></tr>
 * <tr><td>development</td><td>off</td><td>DISABLED: counts nothing</td></tr>
 * </table>
 *
 * <p>The thresholds are the same in each tier: a breaker opens when of the last 100 calls, once there were 20, half failed
 * or 80 % were slow (see {@link BreakerDependency.Kind}), stays open for 30 s, and then lets 5 trials through. Each
 * dependency may have others, and then has them in every tier.
 *
 * <p>Immutable but for the state of the breakers; safe for use by many threads. Starts no thread.
 */
public final class CircuitBreakers {
    private final Level level;
    private final CircuitBreakerRegistry registry;
    private final Map<String, Breaker> breakers;

    private CircuitBreakers(Builder builder) {
        this.level = builder.level != null ? builder.level : BreakerProfile.level(builder.environment.tier());
        this.registry = CircuitBreakerRegistry.ofDefaults();
        Map<String, Breaker> made = new LinkedHashMap<>();
        builder.dependencies.forEach((dependency, customizer) -> {
            CircuitBreakerConfig config = BreakerProfile.config(dependency, level, builder.clock, customizer);
            made.put(dependency.name(), breaker(dependency, config, builder));
        });
        this.breakers = Collections.unmodifiableMap(made);
    }

    private Breaker breaker(BreakerDependency dependency, CircuitBreakerConfig config, Builder builder) {
        var breaker = registry.circuitBreaker(dependency.name(), config);
        var wait = (BreakerWait) config.getWaitIntervalFunctionInOpenState();
        var watch = new BreakerWatch(dependency, breaker, builder.environment.name(), wait);
        return new Breaker(dependency, breaker, watch, builder.listeners);
    }

    /** Breakers for an environment; their level is that of its {@link Tier} unless set. */
    public static Builder forEnvironment(DeploymentEnvironment environment) {
        return new Builder(environment);
    }

    /**
     * The breaker of a dependency.
     *
     * @throws IllegalArgumentException if no such dependency was declared; the message lists the known ones
     */
    public Breaker breaker(String name) {
        return Optional.ofNullable(breakers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("'name' must be a declared dependency, one of "
                        + new TreeSet<>(breakers.keySet()) + ", but was '" + name + "'"
                        + Suggestion.of(name, breakers.keySet())));
    }

    /** All breakers, in the order in which their dependencies were declared. */
    public Collection<Breaker> all() {
        return breakers.values();
    }

    /** The worst {@link Breaker#health()} of all; {@link HealthState#UP} if there are none. */
    public HealthState health() {
        return HealthState.worst(breakers.values().stream().map(Breaker::health).toArray(HealthState[]::new));
    }

    /** What breakers do here. */
    public Level level() {
        return level;
    }

    /**
     * resilience4j's own registry with all breakers, for whatever else is made for it. A breaker that is removed or replaced
     * there goes on here.
     */
    public CircuitBreakerRegistry registry() {
        return registry;
    }

    /**
     * Meters under the names of resilience4j-micrometer, with the tag {@code name}. To be bound at most once, and not where
     * its {@code TaggedCircuitBreakerMetrics} is bound to the same {@link #registry()}: calls would count twice. A breaker
     * with meters, of either kind, builds an event for each call, about 100 ns.
     */
    public MeterBinder meters() {
        return new BreakerMeters(
                breakers.values().stream().map(Breaker::circuitBreaker).toList());
    }

    /** Level and breakers. */
    @Override
    public String toString() {
        return "CircuitBreakers at " + level + " of " + breakers.keySet();
    }

    /** Declares dependencies; not safe for use by many threads. Each is declared once, each setter called at most once. */
    public static final class Builder {
        private final DeploymentEnvironment environment;
        private final Map<BreakerDependency, UnaryOperator<CircuitBreakerConfig.Builder>> dependencies =
                new LinkedHashMap<>();
        private final Set<String> names = new HashSet<>();
        private final List<BreakerListener> listeners = new ArrayList<>();
        private @Nullable Level level;
        private Clock clock = Clock.systemUTC();
        private boolean clockSet;

        private Builder(DeploymentEnvironment environment) {
            this.environment = Objects.requireNonNull(environment, "environment");
        }

        /**
         * A dependency with the thresholds above.
         *
         * @throws IllegalStateException if there is one of that name
         */
        public Builder dependency(BreakerDependency dependency) {
            return dependency(dependency, UnaryOperator.identity());
        }

        /**
         * A dependency with thresholds of its own, in every tier.
         *
         * @param customizer changes the configuration above; the initial state it sets is replaced by that of the level, and
         *     refusals of ours are ignored whatever it says
         * @throws IllegalStateException if there is one of that name
         */
        public Builder dependency(
                BreakerDependency dependency, UnaryOperator<CircuitBreakerConfig.Builder> customizer) {
            Objects.requireNonNull(customizer, "customizer");
            if (!names.add(dependency.name())) {
                throw new IllegalStateException(
                        "'" + dependency.name() + "' must be declared once but was declared before");
            }
            dependencies.put(dependency, customizer);
            return this;
        }

        /** What breakers do, instead of what the tier says. */
        public Builder level(Level level) {
            if (this.level != null) {
                throw new IllegalStateException("'level' must be set once but was set before");
            }
            this.level = Objects.requireNonNull(level, "level");
            return this;
        }

        /** By which the time of waiting is measured; the system's unless set. */
        public Builder clock(Clock clock) {
            if (clockSet) {
                throw new IllegalStateException("'clock' must be set once but was set before");
            }
            clockSet = true;
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Adds a listener of all breakers. */
        public Builder onChange(BreakerListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * The breakers.
         *
         * @throws IllegalArgumentException of resilience4j, if a customizer set what cannot be
         */
        public CircuitBreakers build() {
            return new CircuitBreakers(this);
        }
    }
}
