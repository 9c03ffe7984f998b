package dev.ringfence.data.detect;

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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What looking for names, places and bodies alone costs, the walk over the text included: operations are scans of one
 * megabyte. Run with {@code -prof gc} to see that a text without names allocates nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class NameBenchmark {
    private static final int LENGTH = 1 << 20;

    /** What the text is. */
    @Param
    NameTexts text;

    private byte[] utf8;
    private Detector detector;
    private long found;

    /** Writes the text and builds the detector. */
    @Setup
    public void prepare() {
        utf8 = text.bytes(LENGTH);
        detector = Detector.builder().types(NameMatcher.TYPES).build();
    }

    /** Scans the text. */
    @Benchmark
    public long scan() {
        detector.scan(utf8, 0, LENGTH, (type, start, end, confidence, made) -> found++);
        return found;
    }
}
