package dev.ringfence.data.sanitize;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies maps: a value under a text is treated by the policy's rule for that key, otherwise by the rule of the map. Keys
 * are treated as values without a rule are: what is found in a text is replaced.
 */
record MapCopier(FieldRules rules, LeafRule ofKeys) implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        Object known = run.known(value, rule);
        if (known != null) {
            return known;
        }
        Map<?, ?> source = (Map<?, ?>) value;
        Map<@Nullable Object, @Nullable Object> copy = run.remember(value, rule, Containers.emptyLike(source));
        for (Map.Entry<?, ?> entry : source.entrySet()) {
            Object key = run.copy(entry.getKey(), ofKeys);
            if (copy.containsKey(key)) {
                throw new IllegalArgumentException(
                        "'map' must have keys that stay different, but two of them have one replacement; pseudonymize"
                                + " what they hold, or turn the map into a list");
            }
            LeafRule own = entry.getKey() instanceof String name ? rules.ofKey(name) : null;
            copy.put(key, run.copy(entry.getValue(), own != null ? own : rule));
        }
        return copy;
    }
}
