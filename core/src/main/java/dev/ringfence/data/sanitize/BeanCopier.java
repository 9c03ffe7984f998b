package dev.ringfence.data.sanitize;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Copies objects field by field into a new one.
 *
 * @param type for errors
 * @param constructor takes nothing
 * @param getters in the order of the slots
 * @param setters in the order of the slots
 */
record BeanCopier(
        Class<?> type,
        MethodHandle constructor,
        List<MethodHandle> getters,
        List<MethodHandle> setters,
        List<Slot> slots)
        implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        Object known = run.known(value, rule);
        if (known != null) {
            return known;
        }
        Object copy = run.remember(value, rule, Members.invokeAll(type, constructor));
        for (int i = 0; i < slots.size(); i++) {
            Object part = slots.get(i).copy(Members.invoke(type, getters.get(i), value), rule, run);
            Members.set(type, setters.get(i), copy, part);
        }
        return copy;
    }
}
