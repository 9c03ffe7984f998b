package dev.ringfence.data.log;

import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.ringfence.data.InfoType;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sanitizes the lines of another Logback encoder: whatever is in a line, from the message to the cause of a cause, and
 * whatever its layout, patterns and JSON alike. The other encoder must write UTF-8, which is Logback's default on every
 * platform whose default it is.
 *
 * <pre>{@code
 * <encoder class="dev.ringfence.data.log.SanitizingEncoder">
 *   <delegate class="ch.qos.logback.classic.encoder.PatternLayoutEncoder">
 *     <pattern>%d %-5level %logger - %msg %kvp %mdc%n</pattern>
 *     <charset>UTF-8</charset>
 *   </delegate>
 *   <without>IP_ADDRESS</without>
 * </encoder>
 * }</pre>
 *
 * <p>Without settings it is {@link LogSanitizer#standard()}, or the one that the context holds under {@link
 * LogSanitizer#CONTEXT_KEY}. Set it up before {@link #start()}; safe for use by many threads afterwards.
 *
 * @param <E> the events, as the other encoder takes them
 */
public final class SanitizingEncoder<E> extends EncoderBase<E> {
    private final Set<InfoType> types = new LinkedHashSet<>();
    private final Set<InfoType> without = new LinkedHashSet<>();
    private @Nullable Encoder<E> delegate;
    private @Nullable LogSanitizer sanitizer;

    /** An encoder to be set up. */
    public SanitizingEncoder() {}

    /** The encoder whose lines are sanitized. Required. */
    public void setDelegate(Encoder<E> delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /** What sanitizes, for those who set up logging in code. Goes before the names of types. */
    public void setSanitizer(LogSanitizer sanitizer) {
        this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
    }

    /**
     * The only types to look for, their names with commas between them.
     *
     * @throws IllegalArgumentException if there is no type of a name
     */
    public void setTypes(String names) {
        types.addAll(LogTypes.parse(names));
    }

    /**
     * Types not to look for, their names with commas between them.
     *
     * @throws IllegalArgumentException if there is no type of a name
     */
    public void setWithout(String names) {
        without.addAll(LogTypes.parse(names));
    }

    /** Starts the other encoder too. Without one it stays stopped, and says so in Logback's status. */
    @Override
    public void start() {
        Encoder<E> lines = delegate;
        if (lines == null) {
            addError("'delegate' must be the encoder whose lines are to be sanitized, but there is none");
            return;
        }
        if (sanitizer == null) {
            sanitizer = chosen();
        }
        if (!lines.isStarted()) {
            lines.setContext(getContext());
            lines.start();
        }
        super.start();
    }

    private LogSanitizer chosen() {
        if (types.isEmpty() && without.isEmpty()) {
            return ContextSanitizer.of(getContext());
        }
        Set<InfoType> all = new LinkedHashSet<>(types.isEmpty() ? LogTypes.standard() : types);
        all.removeAll(without);
        return LogSanitizer.redacting(all);
    }

    @Override
    public void stop() {
        if (delegate != null) {
            delegate.stop();
        }
        super.stop();
    }

    @Override
    public byte[] headerBytes() {
        byte[] none = {};
        return delegate == null ? none : delegate.headerBytes();
    }

    /**
     * The sanitized line.
     *
     * @throws IllegalStateException if this was not started: a line must not go through as it is
     */
    @Override
    public byte[] encode(E event) {
        if (delegate == null || sanitizer == null) {
            throw new IllegalStateException("'encoder' must be started before it encodes");
        }
        return sanitizer.sanitize(delegate.encode(event));
    }

    @Override
    public byte[] footerBytes() {
        byte[] none = {};
        return delegate == null ? none : delegate.footerBytes();
    }
}
