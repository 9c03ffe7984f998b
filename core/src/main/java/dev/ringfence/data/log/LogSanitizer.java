package dev.ringfence.data.log;

import dev.ringfence.base.DefectCounter;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.sanitize.Sanitizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Replaces sensitive values in log lines.
 *
 * <p>{@link #standard()} has no key: a value becomes a marker such as {@code [EMAIL_ADDRESS]}, a made one stays. It
 * looks for the {@linkplain InfoType#validated() validated} types but URL and UUID, from a confidence of {@value
 * Finding#FIRM} on. Names, addresses and dates are not among them; a sanitizer with another detector can be {@linkplain
 * #of given}.
 *
 * <p>A log line is never lost: where this fails, a line takes its place that says so and names the class of the error,
 * and {@code ringfence.guard.error} (tag {@code where=log}) is counted. Nor does it leak: nothing of the original, and no
 * message of the error, is in that line.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LogSanitizer {
    /** Under this name a logging framework's context may hold the one to use. */
    public static final String CONTEXT_KEY = "dev.ringfence.data.log.LogSanitizer";

    private final Sanitizer sanitizer;
    private final MeterRegistry meters;
    /** True if what a line's time looks like is no value of any type that is looked for. */
    private final boolean passesTime;

    private LogSanitizer(Sanitizer sanitizer, MeterRegistry meters, boolean passesTime) {
        this.passesTime = passesTime;
        this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
        this.meters = Objects.requireNonNull(meters, "meters");
    }

    /** The one described above; counts in Micrometer's global registry. */
    public static LogSanitizer standard() {
        return Standard.INSTANCE;
    }

    /** Built at first use: it needs all types and their matchers. */
    private static final class Standard {
        static final LogSanitizer INSTANCE = redacting(LogTypes.standard());
    }

    /**
     * Like {@link #standard()}, looking for these types only.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static LogSanitizer redacting(Collection<InfoType> types) {
        Detector detector = Detector.builder()
                .types(types.toArray(InfoType[]::new))
                .minimumConfidence(Finding.FIRM)
                .build();
        SanitizationPolicy policy = SanitizationPolicy.builder("log").build();
        return new LogSanitizer(
                Sanitizer.redacting(policy).lookingFor(detector),
                Metrics.globalRegistry,
                LogTypes.standard().containsAll(types));
    }

    /** By the rules of a sanitizer for findings, with its key if it has one, looking with its detector. */
    public static LogSanitizer of(Sanitizer sanitizer) {
        return new LogSanitizer(sanitizer, Metrics.globalRegistry, false);
    }

    /** The same, counting its errors elsewhere. */
    public LogSanitizer countingIn(MeterRegistry registry) {
        return new LogSanitizer(sanitizer, registry, passesTime);
    }

    /** A line, or a part of one, with its findings replaced; the same object when nothing changes. */
    public String sanitize(String text) {
        try {
            return sanitizer.text().sanitize(text);
        } catch (RuntimeException | StackOverflowError failure) {
            return withheld(failure, text.endsWith("\n"));
        }
    }

    /**
     * An encoded line, UTF-8, with its findings replaced; the same array when nothing changes. A line that is a JSON
     * object stays one: escapes stay whole, and what takes the place of a number is a string. A date and time of ISO 8601
     * at its beginning is passed over by {@link #standard()} and by {@link #redacting} some of its types.
     */
    public byte[] sanitize(byte[] line) {
        try {
            int from = passesTime ? LeadingTime.end(line) : 0;
            List<Finding> findings = sanitizer.detector().find(line, from, line.length);
            return findings.isEmpty() ? line : new EncodedLine(sanitizer, line).replace(findings);
        } catch (RuntimeException | StackOverflowError failure) {
            boolean ended = line.length > 0 && line[line.length - 1] == '\n';
            return withheld(failure, ended).getBytes(StandardCharsets.UTF_8);
        }
    }

    private String withheld(Throwable failure, boolean ended) {
        DefectCounter.count(meters, "log");
        return "[log line withheld: " + failure.getClass().getName() + "]" + (ended ? System.lineSeparator() : "");
    }
}
