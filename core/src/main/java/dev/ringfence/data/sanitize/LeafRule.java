package dev.ringfence.data.sanitize;

import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the single values at a place and below it.
 *
 * @param place how errors name it
 * @param transformation takes the values
 * @param effect what it does, as far as copying has to know
 */
record LeafRule(String place, Transformation transformation, Effect effect) {

    /** What copying has to know of a rule. */
    enum Effect {
        /** Texts are looked into; values of other kinds need no rule. */
        TEXT_ONLY,
        /** Somebody said that all stays. */
        KEEP,
        /** Nothing stays. */
        NULLIFY,
        /** Values of the kinds that the transformation takes are treated, others refused. */
        TREAT
    }

    boolean keeps() {
        return effect == Effect.KEEP;
    }

    /** True if it has an answer for values of that kind. */
    boolean takes(ValueKind kind) {
        return transformation.accepts(kind) || effect == Effect.TEXT_ONLY;
    }

    /**
     * The value in its place.
     *
     * @throws IllegalArgumentException if the transformation takes no such values
     */
    @Nullable
    Object apply(Object value, ValueKind kind) {
        if (transformation.accepts(kind)) {
            return transformation.apply(value);
        }
        if (effect == Effect.TEXT_ONLY) {
            return value;
        }
        throw refusal(value.getClass());
    }

    IllegalArgumentException refusal(Class<?> type) {
        return new IllegalArgumentException("'" + place + "' must have a treatment that takes " + type.getTypeName()
                + " but has one that does not");
    }
}
