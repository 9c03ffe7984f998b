package dev.ringfence.spring.data;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.ringfence.data.log.SanitizingEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.ILoggerFactory;

/** Puts a sanitizing encoder around that of each appender of Logback, once. */
final class LogbackSanitizing {
    private final List<String> without;
    private final List<String> unsanitized = new ArrayList<>();

    private LogbackSanitizing(List<String> without) {
        this.without = List.copyOf(without);
    }

    /**
     * Sanitizes what all appenders write from now on.
     *
     * @param without the names of info types not to look for
     * @return the appenders that cannot be sanitized, such as those without an encoder
     * @throws IllegalArgumentException if there is no info type of a name
     */
    static List<String> sanitize(ILoggerFactory loggers, List<String> without) {
        LogbackSanitizing sanitizing = new LogbackSanitizing(without);
        for (Logger logger : ((LoggerContext) loggers).getLoggerList()) {
            sanitizing.all(logger.iteratorForAppenders());
        }
        return List.copyOf(sanitizing.unsanitized);
    }

    private void all(Iterator<Appender<ILoggingEvent>> appenders) {
        appenders.forEachRemaining(this::one);
    }

    @SuppressWarnings("unchecked") // what an appender of events attaches takes events
    private void one(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> lines && canBeRead(lines.getEncoder())) {
            wrap(lines);
        } else if (appender instanceof AppenderAttachable<?> several) {
            all(((AppenderAttachable<ILoggingEvent>) several).iteratorForAppenders());
        } else {
            unsanitized.add(
                    "'" + appender.getName() + "' (" + appender.getClass().getName() + ")");
        }
    }

    /** Lines are read as UTF-8, which most encodings are for the letters and digits of what is looked for. */
    private static boolean canBeRead(Encoder<ILoggingEvent> encoder) {
        Charset charset = encoder instanceof LayoutWrappingEncoder<?> layout ? layout.getCharset() : null;
        return charset == null || new String("@09".getBytes(charset), StandardCharsets.US_ASCII).equals("@09");
    }

    private void wrap(OutputStreamAppender<ILoggingEvent> lines) {
        Encoder<ILoggingEvent> own = lines.getEncoder();
        if (own == null || own instanceof SanitizingEncoder<?>) {
            return;
        }
        SanitizingEncoder<ILoggingEvent> sanitizing = new SanitizingEncoder<>();
        sanitizing.setContext(lines.getContext());
        sanitizing.setDelegate(own);
        without.forEach(sanitizing::setWithout);
        sanitizing.start();
        lines.setEncoder(sanitizing);
    }
}
