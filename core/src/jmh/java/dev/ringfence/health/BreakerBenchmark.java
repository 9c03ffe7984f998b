package dev.ringfence.health;

import dev.ringfence.base.Level;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.health.BreakerDependency.Kind;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a breaker costs beside resilience4j's own with the same thresholds, and beside no breaker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class BreakerBenchmark {
    private int calls;
    private Supplier<Integer> action;
    private Breaker closed;
    private Breaker off;
    private Breaker open;
    private CircuitBreaker closedAlone;
    private CircuitBreaker offAlone;
    private CircuitBreaker openAlone;

    private static Breaker breaker(Level level) {
        return CircuitBreakers.forEnvironment(EnvironmentResolver.builder()
                        .insteadOfThisProcess(EvidenceContext.empty(), "a benchmark needs an environment")
                        .explicit("production")
                        .resolve())
                .dependency(BreakerDependency.critical("it", Kind.HTTP), c -> c.writableStackTraceEnabled(false))
                .level(level)
                .build()
                .breaker("it");
    }

    /** Makes the breakers once; those of resilience4j alone have the same configuration and were never wrapped. */
    @Setup
    public void wire() {
        action = () -> ++calls;
        closed = breaker(Level.ENFORCE);
        off = breaker(Level.OFF);
        open = breaker(Level.ENFORCE);
        open.circuitBreaker().transitionToForcedOpenState();
        CircuitBreakerConfig config = closed.circuitBreaker().getCircuitBreakerConfig();
        closedAlone = CircuitBreaker.of("alone", config);
        offAlone = CircuitBreaker.of("off", config);
        offAlone.transitionToDisabledState();
        openAlone = CircuitBreaker.of("open", config);
        openAlone.transitionToForcedOpenState();
    }

    /** Nothing stands around it. */
    @Benchmark
    public Integer direct() {
        return action.get();
    }

    /** Switched off. */
    @Benchmark
    public Integer off() {
        return off.get(action);
    }

    /** resilience4j's own, disabled. */
    @Benchmark
    public Integer offAlone() {
        return offAlone.executeSupplier(action);
    }

    /** Closed. */
    @Benchmark
    public Integer closed() {
        return closed.get(action);
    }

    /** resilience4j's own, closed. */
    @Benchmark
    public Integer closedAlone() {
        return closedAlone.executeSupplier(action);
    }

    /** Refusing, without stack traces. */
    @Benchmark
    public Object open() {
        try {
            return open.get(action);
        } catch (BreakerDeniedException denied) {
            return denied;
        }
    }

    /** resilience4j's own, refusing, without stack traces. */
    @Benchmark
    public Object openAlone() {
        try {
            return openAlone.executeSupplier(action);
        } catch (CallNotPermittedException denied) {
            return denied;
        }
    }
}
