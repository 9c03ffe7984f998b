package dev.ringfence.data.sanitize;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Copies records through their canonical constructors.
 *
 * @param type for errors
 * @param constructor takes an array of the components
 * @param accessors in the order of the slots
 */
record RecordCopier(Class<?> type, MethodHandle constructor, List<MethodHandle> accessors, List<Slot> slots)
        implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        return run.once(value, rule, () -> make(value, rule, run));
    }

    private Object make(Object value, LeafRule rule, Copying run) {
        Object[] components = new Object[slots.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = slots.get(i).copy(Members.invoke(type, accessors.get(i), value), rule, run);
        }
        return Members.invokeAll(type, constructor, components);
    }
}
