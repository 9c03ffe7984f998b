package dev.ringfence.data.sanitize;

import dev.ringfence.data.sanitize.LeafRule.Effect;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record or a field of a class.
 *
 * @param place class and name, for errors
 * @param type its declared class
 * @param generic its declared type
 * @param rule its own rule; {@code null} if it has none
 */
record Slot(
        String place, Class<?> type, Type generic, @Nullable LeafRule rule) {

    /** The copy of what stands here. */
    @Nullable
    Object copy(@Nullable Object value, LeafRule inherited, Copying run) {
        if (value == null) {
            return null;
        }
        if (rule != null && rule.effect() == Effect.NULLIFY && !type.isPrimitive()) {
            return type == Optional.class ? Optional.empty() : null;
        }
        Object copy = run.copy(value, rule != null ? rule : inherited);
        boolean fits = copy == null ? !type.isPrimitive() : type.isPrimitive() || type.isInstance(copy);
        if (!fits) {
            throw new IllegalArgumentException("'" + place + "' must be of a type that its copy has, but "
                    + (copy == null ? "NULL" : copy.getClass().getTypeName()) + " is no " + type.getTypeName());
        }
        return copy;
    }
}
