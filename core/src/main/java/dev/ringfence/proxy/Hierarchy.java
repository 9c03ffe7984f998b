package dev.ringfence.proxy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type with everything above it. */
final class Hierarchy {
    private Hierarchy() {}

    /** The type, its superclasses but {@code Object}, and all interfaces, the nearest first; a new set. */
    static Set<Class<?>> of(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        add(type, types);
        return types;
    }

    private static void add(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type == null || type == Object.class || !types.add(type)) {
            return;
        }
        add(type.getSuperclass(), types);
        for (Class<?> above : type.getInterfaces()) {
            add(above, types);
        }
    }
}
