package dev.ringfence.data.log;

import ch.qos.logback.classic.pattern.ExtendedThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The exception of a Logback event, sanitized with causes and suppressed ones: a conversion word in place of {@code %ex}.
 *
 * <pre>{@code
 * <conversionRule conversionWord="rex" class="dev.ringfence.data.log.SanitizingThrowableConverter"/>
 * }</pre>
 *
 * <p>Sanitizes with what the context holds under {@link LogSanitizer#CONTEXT_KEY}, otherwise with {@link
 * LogSanitizer#standard()}. A pattern that has it gets no other exception appended.
 */
public final class SanitizingThrowableConverter extends ExtendedThrowableProxyConverter {
    private @Nullable LogSanitizer sanitizer;

    /** A converter to be started by its layout. */
    public SanitizingThrowableConverter() {}

    @Override
    public void start() {
        sanitizer = ContextSanitizer.of(getContext());
        super.start();
    }

    @Override
    public String convert(ILoggingEvent event) {
        LogSanitizer ready = sanitizer;
        return (ready != null ? ready : LogSanitizer.standard()).sanitize(super.convert(event));
    }
}
