package dev.ringfence.health;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading a board of a hundred checks costs, of which some hang for ever. The floor is what the measuring itself takes:
 * two readings of the clock. {@code mvn -pl core test-compile exec:exec@jmh -Djmh.args="HealthBoardBenchmark -rf json"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class HealthBoardBenchmark {
    /** How many of the hundred hang. */
    @Param({"0", "50"})
    int hung;

    private final CountDownLatch never = new CountDownLatch(1);
    private HealthBoard board = HealthBoard.builder().build();

    /** Puts up the board and waits until those that hang are known to. */
    @Setup
    public void open() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(100);
        HealthBoard.Builder builder = HealthBoard.builder().meters(new SimpleMeterRegistry());
        for (int i = 0; i < 100; i++) {
            boolean hangs = i < hung;
            builder.check(HealthCheck.dependency("check-" + i, () -> look(hangs))
                    .timeout(Duration.ofMillis(500))
                    .period(Duration.ofSeconds(1))
                    .failuresToDown(1)
                    .build());
        }
        board = builder.listener((before, after) -> settled.countDown()).build();
        settled.await();
    }

    private HealthReading look(boolean hangs) throws InterruptedException {
        if (hangs) {
            never.await();
        }
        return HealthReading.up();
    }

    /** Ends it. */
    @TearDown
    public void close() {
        never.countDown();
        board.close();
    }

    /** Nothing but the measuring. */
    @Benchmark
    public int floor() {
        return hung;
    }

    /** Whether this instance should be given work. */
    @Benchmark
    public boolean ready() {
        return board.snapshot().ready();
    }

    /** Everything. */
    @Benchmark
    public HealthSnapshot snapshot() {
        return board.snapshot();
    }
}
