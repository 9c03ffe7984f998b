package dev.ringfence.data.log;

import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Sanitizes what another formatter of {@code java.util.logging} writes: the message with its parameters, and the
 * exception.
 *
 * <pre>{@code
 * java.util.logging.ConsoleHandler.formatter = dev.ringfence.data.log.SanitizingFormatter
 * }</pre>
 *
 * <p>As safe for use by many threads as the other formatter.
 */
public final class SanitizingFormatter extends Formatter {
    private final Formatter lines;
    private final LogSanitizer sanitizer;

    /** {@link SimpleFormatter} and {@link LogSanitizer#standard()}: what a logging configuration makes by name. */
    public SanitizingFormatter() {
        this(new SimpleFormatter(), LogSanitizer.standard());
    }

    /** Another formatter, another sanitizer. */
    public SanitizingFormatter(Formatter lines, LogSanitizer sanitizer) {
        this.lines = Objects.requireNonNull(lines, "lines");
        this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
    }

    @Override
    public String format(LogRecord event) {
        return sanitizer.sanitize(lines.format(event));
    }

    @Override
    public String getHead(Handler handler) {
        return lines.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return lines.getTail(handler);
    }
}
