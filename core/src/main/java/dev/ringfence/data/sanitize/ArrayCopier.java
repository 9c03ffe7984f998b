package dev.ringfence.data.sanitize;

import java.lang.reflect.Array;

/** Copies arrays: the rule holds for each element. Arrays of primitives hold no text and are copied whole. */
record ArrayCopier(Class<?> element) implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        Object known = run.known(value, rule);
        if (known != null) {
            return known;
        }
        int length = Array.getLength(value);
        Object copy = run.remember(value, rule, Array.newInstance(element, length));
        if (element.isPrimitive()) {
            if (!takes(rule)) {
                throw rule.refusal(value.getClass());
            }
            System.arraycopy(value, 0, copy, 0, length);
            return copy;
        }
        for (int i = 0; i < length; i++) {
            Object part = run.copy(Array.get(value, i), rule);
            if (part != null && !element.isInstance(part)) {
                throw new IllegalArgumentException("'" + element.getTypeName()
                        + "' must be the type of the elements' copies but one is "
                        + part.getClass().getTypeName());
            }
            Array.set(copy, i, part);
        }
        return copy;
    }

    /** Characters are text that cannot be looked into without a copy that lingers; bytes may be anything. */
    @Override
    public boolean takes(LeafRule rule) {
        boolean opaque = element == byte.class || element == char.class;
        return !element.isPrimitive() || rule.keeps() || (!opaque && rule.effect() == LeafRule.Effect.TEXT_ONLY);
    }
}
