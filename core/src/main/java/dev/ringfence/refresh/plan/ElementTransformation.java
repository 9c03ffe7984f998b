package dev.ringfence.refresh.plan;

import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.copy.PostgresArray;
import org.jspecify.annotations.Nullable;

/**
 * Transforms each element of an array of texts as a value of its own, so that it becomes what it becomes in a column.
 *
 * @param ofElement takes texts
 */
record ElementTransformation(Transformation ofElement) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.OTHER
                && ofElement.accepts(ValueKind.TEXT)
                && ofElement.subject().isEmpty();
    }

    @Override
    public Distinctness distinctness() {
        return ofElement.distinctness();
    }

    @Override
    public int minimumLength() {
        return ofElement.minimumLength();
    }

    @Override
    public @Nullable Object apply(Object value) {
        return PostgresArray.map(value.toString(), element -> String.valueOf(ofElement.apply(element)));
    }
}
