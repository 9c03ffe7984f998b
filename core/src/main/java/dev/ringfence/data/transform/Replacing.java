package dev.ringfence.data.transform;

import dev.ringfence.data.ByteColumn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts one text in place of every text but the empty one. */
record Replacing(String replacement) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return replacement.length();
    }

    @Override
    public Object apply(Object value) {
        return value.toString().isEmpty() ? value : replacement;
    }

    @Override
    public Optional<ByteColumn> bytes() {
        boolean plain = replacement.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\');
        return plain
                ? Optional.of(new ConstantBytes(replacement.getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }
}
