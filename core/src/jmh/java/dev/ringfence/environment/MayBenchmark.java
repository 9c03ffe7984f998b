package dev.ringfence.environment;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What asking for a right costs, beside a field read and a call that is not inlined. Run with {@code -prof gc} to see
 * the bytes: {@code mvn -pl core test-compile exec:exec@jmh -Djmh.args="MayBenchmark -prof gc -rf json"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class MayBenchmark {
    /** One right that production holds and one that it does not. */
    @Param({"REACH_PRODUCTION", "WRITE_UNGUARDED"})
    Right right;

    private DeploymentEnvironment environment;
    private boolean field;

    /** Resolves once, as a process does. */
    @Setup
    public void resolve() {
        environment = EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "benchmark")
                .explicit("production")
                .resolve();
        field = environment.may(right);
    }

    /** The question. */
    @Benchmark
    public boolean may() {
        return environment.may(right);
    }

    /** The floor: a field of this object. */
    @Benchmark
    public boolean fieldRead() {
        return field;
    }

    /** A direct call that the compiler leaves a call. */
    @Benchmark
    public boolean directCall() {
        return answer();
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private boolean answer() {
        return field;
    }
}
