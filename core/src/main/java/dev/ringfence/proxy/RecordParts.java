package dev.ringfence.proxy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class, and how to make a record of others.
 *
 * @param accessors in the order of the components
 * @param constructor the canonical one
 */
record RecordParts(List<Method> accessors, Constructor<?> constructor) {
    private static final ClassValue<RecordParts> KNOWN = new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
            return read(type);
        }
    };

    RecordParts {
        accessors = List.copyOf(accessors);
    }

    /**
     * The parts of a record class.
     *
     * @throws java.lang.reflect.InaccessibleObjectException if its package is closed to this
     */
    static RecordParts of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static RecordParts read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            List<Method> accessors =
                    Arrays.stream(components).map(RecordComponent::getAccessor).toList();
            accessors.forEach(accessor -> accessor.setAccessible(true));
            return new RecordParts(accessors, constructor);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("'type' must be a record but was " + type.getName(), impossible);
        }
    }

    /** The values of the components, in their order; a new array. */
    @Nullable
    Object[] of(Object value) {
        @Nullable Object[] values = new Object[accessors.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = accessors.get(i).invoke(value);
            }
            return values;
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(value.getClass().getName() + " must be readable", failed);
        }
    }

    /** A record of others; empty if its constructor does not take them. */
    Optional<Object> make(@Nullable Object[] values) {
        try {
            return Optional.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException refused) {
            return Optional.empty();
        }
    }
}
