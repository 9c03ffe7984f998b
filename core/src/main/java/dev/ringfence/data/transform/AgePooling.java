package dev.ringfence.data.transform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/** Puts 90 in place of each number above 89; in a text, in place of each run of digits that is. */
record AgePooling() implements Transformation {
    private static final int HIGHEST_SHOWN = 89;
    private static final int POOL = HIGHEST_SHOWN + 1;

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
        return 0;
    }

    @Override
    public Object apply(Object value) {
        if (!(value instanceof Number age)) {
            return ofText(value.toString());
        }
        if (!(age.doubleValue() > HIGHEST_SHOWN)) {
            return age;
        } else if (age instanceof Long) {
            return (long) POOL;
        } else if (age instanceof BigDecimal) {
            return BigDecimal.valueOf(POOL);
        } else if (age instanceof BigInteger) {
            return BigInteger.valueOf(POOL);
        }
        return age instanceof Double || age instanceof Float ? (Object) (double) POOL : (Object) POOL;
    }

    private static String ofText(String text) {
        StringBuilder pooled = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                pooled.append(text.charAt(i++));
            } else {
                // Three digits and more are above, whatever they are.
                boolean above = end - i > 2 || Integer.parseInt(text, i, end, 10) > HIGHEST_SHOWN;
                pooled.append(above ? String.valueOf(POOL) : text.substring(i, end));
                i = end;
            }
        }
        return pooled.toString();
    }
}
