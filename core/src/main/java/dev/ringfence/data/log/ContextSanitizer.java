package dev.ringfence.data.log;

import ch.qos.logback.core.Context;
import org.jspecify.annotations.Nullable;

/** Finds what sanitizes in a context of Logback. */
final class ContextSanitizer {
    private ContextSanitizer() {}

    /** The one that the context holds, otherwise the standard one. */
    static LogSanitizer of(@Nullable Context context) {
        Object held = context == null ? null : context.getObject(LogSanitizer.CONTEXT_KEY);
        return held instanceof LogSanitizer sanitizer ? sanitizer : LogSanitizer.standard();
    }
}
