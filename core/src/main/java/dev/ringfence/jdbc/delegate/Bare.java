package dev.ringfence.jdbc.delegate;

import java.sql.Array;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes our wrapping off what an application hands back to the driver, which knows only its own classes. */
final class Bare {
    private Bare() {}

    static @Nullable Object of(@Nullable Object value) {
        return value instanceof GuardedArray array ? array.delegate : value;
    }

    static @Nullable Array of(@Nullable Array value) {
        return value instanceof GuardedArray array ? array.delegate : value;
    }

    /** The guarded form of a value where it still is of the type asked for, else the value as it is. */
    static <T> @Nullable T as(Class<T> type, @Nullable T value, UnaryOperator<@Nullable Object> guarded) {
        Object wrapped = guarded.apply(value);
        return type.isInstance(wrapped) ? type.cast(wrapped) : value;
    }
}
