package dev.ringfence.data.transform;

import dev.ringfence.data.Draw;
import dev.ringfence.data.KeyedFunction;
import java.util.HexFormat;

/** Puts the first hexadecimal digits of the keyed bits of a value in its place. Texts count without space around them. */
record Hashing(KeyedFunction keyed, int digits) implements Transformation {
    /** With 80 bits two of ten million values meet with a probability of one in 24 billion. */
    private static final int ENOUGH_DIGITS = 20;

    private static final int DIGITS_A_DRAW = 16;

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return digits >= ENOUGH_DIGITS ? Distinctness.COLLISION_RESISTANT : Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return digits;
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return value;
        }
        Draw draw = keyed.draw(text);
        StringBuilder hash = new StringBuilder(digits + DIGITS_A_DRAW);
        while (hash.length() < digits) {
            hash.append(HexFormat.of().toHexDigits(draw.next()));
        }
        hash.setLength(digits);
        return hash.toString();
    }
}
