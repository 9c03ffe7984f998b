package dev.ringfence.jdbc.statement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How a guarded datasource gets what stands around its statements from a log that is public, while the log has no method
 * for it: that would be an API of types that are none. The class of the log says here, once, when it is loaded, how.
 */
public final class ImageSource {
    private static final Map<Class<?>, Function<Object, StatementImage>> SOURCES = new ConcurrentHashMap<>();

    private ImageSource() {}

    /** Says how it is got from logs of a class; called when that class is loaded. */
    public static <T> void of(Class<T> type, Function<T, StatementImage> source) {
        SOURCES.put(type, log -> source.apply(type.cast(log)));
    }

    /** What stands around the statements that a log keeps: new at each call. */
    public static StatementImage imageOf(Object log) {
        Function<Object, StatementImage> source = SOURCES.get(log.getClass());
        if (source == null) {
            throw new IllegalArgumentException("'log' must be of a class that has an image but was "
                    + log.getClass().getName());
        }
        return source.apply(log);
    }
}
