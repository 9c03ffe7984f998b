package dev.ringfence.data.log;

import ch.qos.logback.classic.pattern.MDCConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The mapped diagnostic context of a Logback event, sanitized: a conversion word in place of {@code %mdc}.
 *
 * <pre>{@code
 * <conversionRule conversionWord="rmdc" class="dev.ringfence.data.log.SanitizingMdcConverter"/>
 * }</pre>
 *
 * <p>Sanitizes with what the context holds under {@link LogSanitizer#CONTEXT_KEY}, otherwise with {@link
 * LogSanitizer#standard()}. Takes the options of {@code %mdc}.
 */
public final class SanitizingMdcConverter extends MDCConverter {
    private @Nullable LogSanitizer sanitizer;

    /** A converter to be started by its layout. */
    public SanitizingMdcConverter() {}

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
