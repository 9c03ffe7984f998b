package dev.ringfence.spring;

import dev.ringfence.base.EditDistance;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constants of an enum as they are written in settings: in lower case, words joined by dashes. */
final class EnumWords {
    private static final int NEAR = 2;

    private EnumWords() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + all(type)));
    }

    /** Such as {@code one of off, observe, enforce}. */
    static String all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> of((Enum<?>) constant))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    /** The constant that a word is nearest to; empty if none is near. */
    static Optional<String> near(Class<?> type, String word) {
        return nearest(
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> of((Enum<?>) constant))
                        .toList(),
                word);
    }

    /** The nearest of some words, at most two edits away; empty if none is that near. */
    static Optional<String> nearest(Iterable<String> words, String word) {
        String nearest = null;
        int least = NEAR + 1;
        for (String candidate : words) {
            int distance = EditDistance.between(candidate, word.toLowerCase(Locale.ROOT), NEAR);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
