package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.identifier.UnitedStates;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast text is scanned. Each invocation is a text of 65,536 bytes (ASCII, 64 KB) and counts as as many operations:
 * operations in a microsecond are MB/s (10^6 bytes). The peer is one alternation of eight regular expressions that
 * checks form only, no digits and no context. {@code mvn -pl core test-compile exec:exec@jmh
 * -Djmh.args="Scan(Parameter)?Benchmark -prof gc"}; bytes that the profiler shows are for each byte of text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class ScanBenchmark {
    /** Begins with what is rare, has no unbounded repetition before it, and gives nothing back. */
    private static final Pattern PEER = Pattern.compile("\\b(?:"
            + "[\\w.+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,4}[A-Za-z]{2,24}+" // e-mail
            + "|https?://[^\\s\"'<>]{1,200}+" // URL
            + "|[A-Z]{2}\\d{2}[A-Z0-9]{11,30}+" // IBAN
            + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" // UUID
            + "|\\d{3}-\\d{2}-\\d{4}" // social security number
            + "|(?:\\d{1,3}+\\.){3}\\d{1,3}+" // IPv4
            + "|\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}+" // card
            + "|\\d{3}[-.]\\d{3}[-.]\\d{4}" // telephone
            + ")\\b");

    /** What is scanned. */
    @Param
    ScanTexts content;

    private String text;
    private Detector all;
    private Detector few;
    private Detector boundary;

    /** Generates the text, and makes sure that it holds what it should. */
    @Setup
    public void prepare() {
        text = content.text();
        all = Detector.standard();
        few = Detector.builder()
                .types(
                        InfoType.EMAIL_ADDRESS,
                        InfoType.PAYMENT_CARD_NUMBER,
                        InfoType.IBAN,
                        InfoType.IP_ADDRESS,
                        UnitedStates.SOCIAL_SECURITY_NUMBER)
                .build();
        boundary = Detector.boundary();
        int found = all.find(text).size();
        int least = content == ScanTexts.LOG ? 2 * 64 : 0;
        int most = content == ScanTexts.LOG ? 4 * 64 : 0;
        if (found < least || found > most) {
            throw new IllegalStateException(
                    "'content' must hold " + least + " to " + most + " values but had " + found);
        }
    }

    private static int count(Detector detector, String text) {
        int[] count = new int[1];
        detector.scan(text, (type, start, end, confidence, made) -> count[0]++);
        return count[0];
    }

    /** Every type. */
    @Benchmark
    @OperationsPerInvocation(ScanTexts.LENGTH)
    public int standard() {
        return count(all, text);
    }

    /** E-mail, card, IBAN, IP address and social security number. */
    @Benchmark
    @OperationsPerInvocation(ScanTexts.LENGTH)
    public int fiveTypes() {
        return count(few, text);
    }

    /** What a boundary may refuse. */
    @Benchmark
    @OperationsPerInvocation(ScanTexts.LENGTH)
    public int boundary() {
        return count(boundary, text);
    }

    /** Eight forms, the peer. */
    @Benchmark
    @OperationsPerInvocation(ScanTexts.LENGTH)
    public int regexPeer() {
        int count = 0;
        for (java.util.regex.Matcher matcher = PEER.matcher(text); matcher.find(); ) {
            count++;
        }
        return count;
    }
}
