package dev.ringfence.data;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ages in steps of ten years, {@code 30-39}; those from 90 on are one class, {@code 90+} (45 CFR
 * 164.514(b)(2)(i)(C)). A generalization: no key takes part, and {@link #contains} is true for the classes.
 */
final class PooledAges implements MadeSpace {
    private static final int POOLED = 90;
    private static final int STEP = 10;
    private static final String ANY_OTHER = "0-89";
    private static final Set<String> CLASSES = IntStream.range(0, POOLED / STEP)
            .mapToObj(decade -> between(decade * STEP))
            .collect(Collectors.toSet());

    @Override
    public String description() {
        return "classes of ten years, from 90 on one class (45 CFR 164.514(b)(2)(i)(C))";
    }

    @Override
    public long capacity() {
        return POOLED / STEP + 1L;
    }

    @Override
    public int minimumLength() {
        return "30-39".length();
    }

    @Override
    public boolean contains(String value) {
        return value.equals(POOLED + "+") || value.equals(ANY_OTHER) || CLASSES.contains(value);
    }

    /** A text without a number becomes the class of most people's ages that tells nothing: all below 90. */
    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String digits = Digits.of(value);
        if (digits.isEmpty() || digits.length() > 3) {
            return ANY_OTHER;
        }
        int age = Integer.parseInt(digits);
        int from = age / STEP * STEP;
        return age >= POOLED ? POOLED + "+" : between(from);
    }

    private static String between(int from) {
        return from + "-" + (from + STEP - 1);
    }
}
