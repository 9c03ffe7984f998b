package dev.ringfence.data.transform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Set;

/** Puts the lower end of its bucket in place of each number. A text that is no number becomes {@code [redacted]}. */
record Bucketing(long width) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.NUMBER || kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.ORDER);
    }

    @Override
    public int minimumLength() {
        return Redacting.MARKER.length();
    }

    @Override
    public Object apply(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            // An int, whatever it was: the end of the lowest bucket may lie below a short.
            return Math.toIntExact(lower(((Number) value).longValue()));
        } else if (value instanceof Long number) {
            return lower(number);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? Math.floor(number / width) * width : value;
        } else if (value instanceof BigInteger number) {
            return lower(new BigDecimal(number)).toBigInteger();
        } else if (value instanceof BigDecimal number) {
            return lower(number);
        }
        return ofText(value.toString());
    }

    private long lower(long number) {
        return Math.multiplyExact(Math.floorDiv(number, width), width);
    }

    private BigDecimal lower(BigDecimal number) {
        BigDecimal size = BigDecimal.valueOf(width);
        return number.divide(size, 0, RoundingMode.FLOOR).multiply(size);
    }

    private String ofText(String text) {
        if (text.isBlank()) {
            return text;
        }
        try {
            return lower(new BigDecimal(text.strip())).toPlainString();
        } catch (NumberFormatException e) {
            // The exception would quote the text.
            return Redacting.MARKER;
        }
    }
}
