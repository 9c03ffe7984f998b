package dev.ringfence.write;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a guarded write costs beside a direct call: where the right is held, and in production. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class GuardedCallBenchmark {
    private final Write write = Write.custom("order");
    private final Write limited = Write.custom("order").maxRows(500);
    private int calls;
    private Supplier<Integer> action;
    private OperatingModeSwitch modes;
    private WriteGuard held;
    private WriteGuard heldWithoutSwitch;
    private WriteGuard production;

    private static DeploymentEnvironment environment(String name) {
        return EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "a benchmark needs environments of its choosing")
                .explicit(name)
                .resolve();
    }

    /** Makes the guards once. */
    @Setup
    public void wire() {
        action = () -> ++calls;
        modes = OperatingModeSwitch.builder(environment("test"))
                .meters(new SimpleMeterRegistry())
                .build();
        held = WriteGuard.builder(environment("test"))
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .modes(modes)
                .build();
        heldWithoutSwitch = WriteGuard.builder(environment("test"))
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .build();
        production = WriteGuard.builder(environment("production"))
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .build();
    }

    /** Ends the reading of the mode. */
    @TearDown
    public void close() {
        modes.close();
    }

    /** Nothing stands around it. */
    @Benchmark
    public Integer direct() {
        return action.get();
    }

    /** The right is held, and a mode is asked before it. */
    @Benchmark
    public Integer rightHeld() {
        return held.get(write, action);
    }

    /** The right is held, and there is no mode. */
    @Benchmark
    public Integer rightHeldWithoutSwitch() {
        return heldWithoutSwitch.get(write, action);
    }

    /** Production, nothing required. */
    @Benchmark
    public Integer production() {
        return production.get(write, action);
    }

    /** Production, with a ceiling of its own. */
    @Benchmark
    public Integer productionLimited() {
        return production.get(limited, action);
    }
}
