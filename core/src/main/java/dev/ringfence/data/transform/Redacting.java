package dev.ringfence.data.transform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For what a key would be needed: {@code [redacted]} in place of each text, NULL in place of all else. */
record Redacting(Set<ValueKind> kinds) implements Transformation {
    static final String MARKER = "[redacted]";

    Redacting {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public boolean accepts(ValueKind kind) {
        return kinds.contains(kind);
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return kinds.contains(ValueKind.TEXT) ? MARKER.length() : 0;
    }

    @Override
    public @Nullable Object apply(Object value) {
        return value instanceof String text ? (text.isEmpty() ? text : MARKER) : null;
    }
}
