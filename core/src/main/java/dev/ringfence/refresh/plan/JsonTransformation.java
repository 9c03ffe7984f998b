package dev.ringfence.refresh.plan;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.json.JsonSanitizer;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;

/** Sanitizes documents of a column by the policy's rules for paths and keys, and where it has none, by its otherwise. */
record JsonTransformation(JsonSanitizer json) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.OTHER;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        try {
            return json.sanitize(value.toString());
        } catch (BlockedValueException e) {
            throw new IllegalArgumentException(
                    "a document holds a value that the policy blocks: add a rule for its path or its key", e);
        }
    }
}
