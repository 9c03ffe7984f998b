package dev.ringfence.proxy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values give others by {@code map(java.util.function.Function)}: {@code Optional}, {@code Stream},
 * Reactor's {@code Mono} and {@code Flux}, Spring Data's {@code Page}. Known by that method, since whoever uses such a
 * library has it and nobody else needs it.
 *
 * @param method the method, of a type that anybody may call
 */
record Mappable(Method method) {
    private static final ClassValue<Optional<Mappable>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<Mappable> computeValue(Class<?> type) {
            return Hierarchy.of(type).stream()
                    .filter(above -> Modifier.isPublic(above.getModifiers()))
                    .flatMap(above -> Arrays.stream(above.getDeclaredMethods()))
                    .filter(Mappable::maps)
                    .findFirst()
                    .map(Mappable::new);
        }
    };

    /** What is known of a class; empty if its values map nothing. */
    static Optional<Mappable> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static boolean maps(Method method) {
        return method.getName().equals("map")
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == Function.class
                && !method.isBridge()
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    /** True if what mapping gives may stand where a value of the type was declared. */
    boolean keeps(Class<?> type) {
        return type.isAssignableFrom(method.getReturnType());
    }

    /** The value with each of what it gives mapped, now or when it is asked for. */
    Object mapped(Object value, Function<@Nullable Object, @Nullable Object> mapping) {
        try {
            return Objects.requireNonNull(method.invoke(value, mapping), "what mapping gives");
        } catch (InvocationTargetException failed) {
            if (failed.getTargetException() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(
                    method + " must not throw " + failed.getTargetException().getClass());
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(method + " must be callable", closed);
        }
    }
}
