package dev.ringfence.data.sanitize;

import java.util.Optional;

/** Copies optionals: the rule holds for what is present. */
record OptionalCopier() implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        return run.once(value, rule, () -> {
            Optional<?> source = (Optional<?>) value;
            return source.isEmpty() ? source : Optional.ofNullable(run.copy(source.get(), rule));
        });
    }
}
