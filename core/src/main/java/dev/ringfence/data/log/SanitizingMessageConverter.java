package dev.ringfence.data.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The message of a Logback event with its arguments, sanitized: a conversion word in place of {@code %msg}.
 *
 * <pre>{@code
 * <conversionRule conversionWord="rmsg" class="dev.ringfence.data.log.SanitizingMessageConverter"/>
 * }</pre>
 *
 * <p>Sanitizes with what the context holds under {@link LogSanitizer#CONTEXT_KEY}, otherwise with {@link
 * LogSanitizer#standard()}. Other parts of a pattern are not covered by it, nor is the
 * exception that Logback appends of itself: see {@link SanitizingThrowableConverter} and {@link SanitizingEncoder}.
 */
public final class SanitizingMessageConverter extends MessageConverter {
    private @Nullable LogSanitizer sanitizer;

    /** A converter to be started by its layout. */
    public SanitizingMessageConverter() {}

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
