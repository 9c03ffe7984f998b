package dev.ringfence.spring.proxy;

import dev.ringfence.proxy.Invocation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What stands around each method, made with its first call: by class and method, since a method of a base class may have
 * other annotations in each class below. Safe for use by many threads.
 */
final class PreparedCalls {
    private static final int RECENT = 1 << 8;

    private record Prepared(Class<?> target, Method method, Invocation invocation) {}

    private final BiFunction<Method, Class<?>, Invocation> maker;

    private final ClassValue<Map<Method, Invocation>> all = new ClassValue<>() {
        @Override
        protected Map<Method, Invocation> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * Those of late by the hash of the method: a proxy calls with the same object each time, so two comparisons find it.
     * Racy, since whatever is read was written whole: its fields are final.
     */
    private final @Nullable Prepared[] recent = new Prepared[RECENT];

    /**
     * @param maker makes what stands around a method of objects of a class
     */
    PreparedCalls(BiFunction<Method, Class<?>, Invocation> maker) {
        this.maker = maker;
    }

    // Another object of the same method only takes the longer way.
    @SuppressWarnings("ReferenceEquality")
    Invocation of(Class<?> target, Method method) {
        int hash = method.hashCode();
        int slot = (hash ^ hash >>> 16) & RECENT - 1;
        Prepared known = recent[slot];
        if (known != null && known.method == method && known.target == target) {
            return known.invocation;
        }
        Invocation found = all.get(target).computeIfAbsent(method, missing -> maker.apply(missing, target));
        recent[slot] = new Prepared(target, method, found);
        return found;
    }
}
