package dev.ringfence.data.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
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
 * What a log line of about 200 bytes costs: encoded by a pattern alone, with the sanitizing encoder around it, and with
 * six regular expressions in the pattern; and the sanitizing alone. The difference of the first two is its price.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class LogBenchmark {
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger{20} - ";

    /** What the line holds. */
    @Param({"nothing", "e-mail"})
    String finding;

    private ILoggingEvent event;
    private byte[] encoded;
    private Encoder<ILoggingEvent> plain;
    private Encoder<ILoggingEvent> sanitizing;
    private Encoder<ILoggingEvent> replacing;
    private LogSanitizer sanitizer;

    /** Builds the event and the encoders. */
    @Setup
    public void prepare() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("com.acme.shop.OrderService");
        String message = "order accepted for {} with {} items, shipping by carrier north, stock reserved at depot west,"
                + " payment pending until review";
        Object customer = finding.equals("nothing") ? "customer-account" : "ada.lovelace@mail.org";
        event = new LoggingEvent(
                LogBenchmark.class.getName(), logger, Level.INFO, message, null, new Object[] {customer, 12});
        sanitizer = LogSanitizer.standard();
        plain = pattern(context, LINE + "%msg%n");
        SanitizingEncoder<ILoggingEvent> around = new SanitizingEncoder<>();
        around.setContext(context);
        around.setDelegate(pattern(context, LINE + "%msg%n"));
        around.setSanitizer(sanitizer);
        around.start();
        sanitizing = around;
        String replaced = "%msg";
        for (String regex : new String[] {
            "[\\\\w.+-]+@[\\\\w-]+\\\\.[\\\\w.-]+",
            "\\\\b(?:\\\\d[ -]?){13,19}\\\\b",
            "\\\\b[A-Z]{2}\\\\d{2}[A-Z0-9]{11,30}\\\\b",
            "\\\\b\\\\d{3}-\\\\d{2}-\\\\d{4}\\\\b",
            "\\\\b(?:\\\\d{1,3}\\\\.){3}\\\\d{1,3}\\\\b",
            "Bearer [A-Za-z0-9._~+/-]+=*"
        }) {
            replaced = "%replace(" + replaced + "){'" + regex.replace("\\\\", "\\") + "','[redacted]'}";
        }
        replacing = pattern(context, LINE + replaced + "%n");
        encoded = plain.encode(event);
        String check = new String(replacing.encode(event), StandardCharsets.UTF_8);
        if (check.contains("mail.org") || check.contains("PARSER_ERROR")) {
            throw new IllegalStateException("'replacing' must be a working peer");
        }
    }

    private static PatternLayoutEncoder pattern(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    /** A pattern alone. */
    @Benchmark
    public byte[] plainLayout() {
        return plain.encode(event);
    }

    /** The same with the sanitizing encoder around it. */
    @Benchmark
    public byte[] sanitizingEncoder() {
        return sanitizing.encode(event);
    }

    /** The same with six regular expressions over the message. */
    @Benchmark
    public byte[] replacingLayout() {
        return replacing.encode(event);
    }

    /** The encoded line sanitized. */
    @Benchmark
    public byte[] sanitizedLine() {
        return sanitizer.sanitize(encoded);
    }
}
