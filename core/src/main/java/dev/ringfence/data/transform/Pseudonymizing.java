package dev.ringfence.data.transform;

import dev.ringfence.data.ByteColumn;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedFunction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the member of the made space in place of each text that the key assigns to it. */
record Pseudonymizing(InfoType type, KeyedFunction keyed, int maxLength) implements Transformation {
    /** Says 2^80 or more: two of ten million values meet there with a probability of one in 24 billion. */
    private static final long ENOUGH = Long.MAX_VALUE;

    /** From so many values on a column is made for them. */
    private static final int WORTH = 64;

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return type.madeSpace().capacity() >= ENOUGH ? Distinctness.COLLISION_RESISTANT : Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return type.madeSpace().minimumLength();
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        // Nothing but space has no canonical form; it identifies nobody.
        return text.isBlank() ? text : type.madeSpace().replace(keyed, text, maxLength);
    }

    @Override
    public void applyAll(@Nullable Object[] values, int count) {
        Optional<ByteColumn> column = count < WORTH ? Optional.empty() : bytes();
        if (column.isPresent()) {
            new TextColumn(column.get(), this).apply(values, count);
        } else {
            Transformation.super.applyAll(values, count);
        }
    }

    @Override
    public Optional<ByteColumn> bytes() {
        return type.madeSpace().column(keyed, maxLength);
    }
}
