package dev.ringfence.spring.health;

import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.spring.HealthSettings.BreakerSettings;
import dev.ringfence.spring.RingfenceProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Thresholds of breakers by settings. Settings that reach no breaker fail the start. */
final class BreakerThresholds implements SmartInitializingSingleton {
    private static final String PROPERTY = "ringfence.health.breakers";

    private final Map<String, BreakerSettings> settings;
    private final ObjectProvider<CircuitBreakers> breakers;
    private boolean used;

    BreakerThresholds(Map<String, BreakerSettings> settings, ObjectProvider<CircuitBreakers> breakers) {
        this.settings = settings;
        this.breakers = breakers;
    }

    /** Declares dependencies with their thresholds. */
    void declare(Iterable<BreakerDependency> dependencies, CircuitBreakers.Builder builder) {
        used = true;
        Set<String> known = new TreeSet<>();
        for (BreakerDependency dependency : dependencies) {
            known.add(dependency.name());
            BreakerSettings own = settings.get(dependency.name());
            builder.dependency(dependency, own == null ? config -> config : config -> thresholds(config, own));
        }
        Set<String> unknown = settings.keySet().stream()
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw misfit("must be of dependencies " + known + " but has " + unknown);
        }
    }

    private static CircuitBreakerConfig.Builder thresholds(CircuitBreakerConfig.Builder config, BreakerSettings own) {
        set(own.failureRate(), config::failureRateThreshold);
        set(own.slowCallRate(), config::slowCallRateThreshold);
        set(own.slowCallDuration(), config::slowCallDurationThreshold);
        set(own.window(), config::slidingWindowSize);
        set(own.minimumCalls(), config::minimumNumberOfCalls);
        set(own.waitInOpen(), config::waitDurationInOpenState);
        set(own.trials(), config::permittedNumberOfCallsInHalfOpenState);
        return config;
    }

    private static <T> void set(@Nullable T value, Consumer<T> to) {
        if (value != null) {
            to.accept(value);
        }
    }

    /** The breakers as declared. */
    static CircuitBreakers build(CircuitBreakers.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit(PROPERTY, refused);
        }
    }

    private static RuntimeException misfit(String what) {
        return RingfenceProperties.misfit(PROPERTY, new IllegalArgumentException(what));
    }

    /** Breakers of the application's own have thresholds of their own. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!settings.isEmpty() && breakers.getIfAvailable() != null && used) {
            return;
        }
        if (!settings.isEmpty()) {
            throw misfit("must be set where the application makes its CircuitBreakers, or it must declare a bean of"
                    + " BreakerDependency for each of " + new TreeSet<>(settings.keySet()));
        }
    }
}
