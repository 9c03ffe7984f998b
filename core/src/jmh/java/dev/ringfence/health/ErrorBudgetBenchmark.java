package dev.ringfence.health;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What recording an event costs, beside an adder that counts and nothing else, and what asking for the rates does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class ErrorBudgetBenchmark {
    private final LongAdder adder = new LongAdder();
    private ErrorBudget budget;
    private ErrorBudget full;
    private long time;

    /** Makes a budget, and one whose windows are full. */
    @Setup
    public void wire() {
        time = System.nanoTime();
        budget = ErrorBudget.builder("it", 0.999)
                .meters(new SimpleMeterRegistry())
                .build();
        long[] now = {0};
        full = ErrorBudget.builder("full", 0.999)
                .ticker(() -> now[0])
                .meters(new SimpleMeterRegistry())
                .build();
        for (int i = 0; i < 400_000; i++) {
            now[0] += TimeUnit.SECONDS.toNanos(1);
            full.record(i % 100 != 0);
        }
    }

    /** An adder. */
    @Benchmark
    public void adder() {
        adder.increment();
    }

    /** An event, with the time given. */
    @Benchmark
    public void recordAtTime() {
        budget.record(true, time);
    }

    /** An event, with the time given, from two threads. */
    @Benchmark
    @Threads(2)
    public void recordAtTimeByTwo() {
        budget.record(true, time);
    }

    /** An event, at this moment. */
    @Benchmark
    public void recordNow() {
        budget.record(true);
    }

    /** Reading the clock, which the one before does. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    /** The rate over the longest window, full. */
    @Benchmark
    public double rate() {
        return full.burnRate(Duration.ofDays(3));
    }

    /** The rates of all pairs, windows full. */
    @Benchmark
    public List<BurnRate> rates() {
        return full.burnRates();
    }
}
