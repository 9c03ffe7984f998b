package dev.ringfence.write;

import dev.ringfence.base.Suggestion;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a policy gives one requirement, by name. Remembers which were asked for, so that an unknown one can be
 * refused with the known ones beside it. Not safe for use by many threads.
 */
public final class RequirementSettings {
    private final String requirement;
    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    RequirementSettings(String requirement, Map<String, String> values) {
        this.requirement = requirement;
        this.values = new TreeMap<>(values);
    }

    /** A text, if it is set. */
    public Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A length of time such as {@code PT1H} or {@code P1D} (ISO 8601, as {@link Duration#parse} reads it), if it is set.
     *
     * @throws IllegalArgumentException if it is none, or not positive
     */
    public Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            try {
                Duration duration = Duration.parse(text);
                if (!duration.isNegative() && !duration.isZero()) {
                    return duration;
                }
            } catch (DateTimeParseException none) {
                // The same message as for one that is not positive.
            }
            throw bad(name, "a positive length of time such as PT1H");
        });
    }

    /**
     * A whole number, if it is set.
     *
     * @throws IllegalArgumentException if it is none, or negative
     */
    public OptionalLong number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException none) {
            // The same message as for a negative one.
        }
        throw bad(name, "a whole number that is not negative");
    }

    /**
     * A part of a whole, if it is set.
     *
     * @throws IllegalArgumentException if it is no number above 0 and at most 1
     */
    public OptionalDouble fraction(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number > 0 && number <= 1) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException none) {
            // The same message as for one that is out of range.
        }
        throw bad(name, "a number above 0 and at most 1");
    }

    private IllegalArgumentException bad(String name, String must) {
        return new IllegalArgumentException(
                "'" + name + "' of requirement '" + requirement + "' must be " + must + " but is not");
    }

    void refuseUnknown() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("'" + requirement + "' must have only the settings "
                        + (asked.isEmpty() ? "(none)" : String.join(", ", asked)) + " but had '" + name + "'"
                        + Suggestion.of(name, asked));
            }
        }
    }
}
