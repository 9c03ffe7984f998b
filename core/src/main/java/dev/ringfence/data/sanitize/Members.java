package dev.ringfence.data.sanitize;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Turns constructors, accessors and fields into method handles of one shape, found once for each class. What a foreign
 * constructor or accessor throws may quote a value, so only its class is passed on.
 */
final class Members {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ALL = MethodType.methodType(Object.class, Object[].class);
    private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SET = MethodType.methodType(void.class, Object.class, Object.class);

    private Members() {}

    /** Takes an array of the arguments. */
    static MethodHandle constructor(Constructor<?> constructor) throws IllegalAccessException {
        int count = constructor.getParameterCount();
        return LOOKUP.unreflectConstructor(opened(constructor))
                .asFixedArity()
                .asSpreader(Object[].class, count)
                .asType(ALL);
    }

    static MethodHandle accessor(Method accessor) throws IllegalAccessException {
        return LOOKUP.unreflect(opened(accessor)).asType(GET);
    }

    static MethodHandle getter(Field field) throws IllegalAccessException {
        return LOOKUP.unreflectGetter(opened(field)).asType(GET);
    }

    static MethodHandle setter(Field field) throws IllegalAccessException {
        return LOOKUP.unreflectSetter(opened(field)).asType(SET);
    }

    private static <T extends AccessibleObject> T opened(T member) throws IllegalAccessException {
        if (!member.trySetAccessible()) {
            throw new IllegalAccessException("closed");
        }
        return member;
    }

    static @Nullable Object invoke(Class<?> type, MethodHandle accessor, Object value) {
        try {
            return (Object) accessor.invokeExact(value);
        } catch (Throwable thrown) {
            throw failure(type, "accessor", thrown);
        }
    }

    static Object invokeAll(Class<?> type, MethodHandle constructor, @Nullable Object... arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (Throwable thrown) {
            throw failure(type, "constructor", thrown);
        }
    }

    static void set(Class<?> type, MethodHandle setter, Object value, @Nullable Object part) {
        try {
            setter.invokeExact(value, part);
        } catch (Throwable thrown) {
            throw failure(type, "field", thrown);
        }
    }

    private static IllegalStateException failure(Class<?> type, String member, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("'" + type.getTypeName() + "' must take sanitized values but its " + member
                + " threw " + thrown.getClass().getTypeName());
    }
}
