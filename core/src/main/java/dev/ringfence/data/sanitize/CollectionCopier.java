package dev.ringfence.data.sanitize;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Copies lists, sets and queues: the rule holds for each element. Elements that become equal are one in a set. */
record CollectionCopier() implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        Object known = run.known(value, rule);
        if (known != null) {
            return known;
        }
        Collection<?> source = (Collection<?>) value;
        Collection<@Nullable Object> copy = Containers.emptyLike(source);
        if (copy == null) {
            return new UnknownCopier(value.getClass(), "it is a collection of no known kind").copy(value, rule, run);
        }
        run.remember(value, rule, copy);
        for (Object element : source) {
            copy.add(run.copy(element, rule));
        }
        return copy;
    }
}
