package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.util.Set;
import java.util.UUID;

/** Encrypts UUIDs, as such or as texts. */
record UuidEncrypting(UuidCipher cipher) implements Transformation {
    UuidEncrypting(KeyedBlocks blocks) {
        this(new UuidCipher(blocks));
    }

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT || kind == ValueKind.UUID;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.BIJECTIVE;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        if (value instanceof UUID uuid) {
            return cipher.encrypt(uuid);
        }
        String text = value.toString();
        return text.isBlank() ? text : cipher.encrypt(text);
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.DISTINCT_COUNT, Fidelity.FREQUENCIES, Fidelity.LENGTHS);
    }
}
