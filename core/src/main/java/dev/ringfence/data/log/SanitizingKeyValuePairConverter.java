package dev.ringfence.data.log;

import ch.qos.logback.classic.pattern.KeyValuePairConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The key-value pairs of a Logback event, sanitized: a conversion word in place of {@code %kvp}.
 *
 * <pre>{@code
 * <conversionRule conversionWord="rkvp" class="dev.ringfence.data.log.SanitizingKeyValuePairConverter"/>
 * }</pre>
 *
 * <p>Sanitizes with what the context holds under {@link LogSanitizer#CONTEXT_KEY}, otherwise with {@link
 * LogSanitizer#standard()}. Takes the options of {@code %kvp}.
 */
public final class SanitizingKeyValuePairConverter extends KeyValuePairConverter {
    private @Nullable LogSanitizer sanitizer;

    /** A converter to be started by its layout. */
    public SanitizingKeyValuePairConverter() {}

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
