package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Encrypts texts within their layout, a column at a time; a UUID as its 128 bits. */
final class Encrypting implements Transformation {
    private final LayoutCipher texts;
    private final UuidCipher uuids;

    Encrypting(KeyedBlocks blocks) {
        this.texts = new LayoutCipher(blocks);
        this.uuids = new UuidCipher(blocks);
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
            return uuids.encrypt(uuid);
        }
        String text = value.toString();
        return text.isBlank() ? text : ofText(text);
    }

    /** A UUID in a text column joins one in a UUID column. */
    private String ofText(String text) {
        if (UuidCipher.isUuid(text)) {
            return uuids.encrypt(text);
        }
        String encrypted = text;
        do {
            encrypted = texts.encrypt(encrypted);
        } while (UuidCipher.isUuid(encrypted));
        return encrypted;
    }

    @Override
    public void applyAll(@Nullable Object[] values, int count) {
        texts.encryptAll(values, count, this::apply);
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.DISTINCT_COUNT, Fidelity.FREQUENCIES, Fidelity.LENGTHS);
    }
}
