package dev.ringfence.parity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A difference that somebody accounts for, until a day. Immutable and safe for use by many threads.
 *
 * @param section where
 * @param key the name, with {@code *} for any characters
 * @param kind what is expected to be wrong; any kind if empty
 * @param reason why that is right, for whoever reads the report
 * @param expires the last day on which it is expected, by the calendar of UTC
 */
public record ExpectedDifference(
        Section section, String key, Optional<ParityFinding.Kind> kind, String reason, LocalDate expires) {
    /**
     * An expected difference.
     *
     * @throws IllegalArgumentException if key or reason is blank
     */
    public ExpectedDifference {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(expires, "expires");
        if (key.isBlank()) {
            throw new IllegalArgumentException("'key' must not be blank");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
    }

    /** True if it speaks of that finding. */
    boolean covers(ParityFinding finding) {
        return section == finding.section()
                && kind.map(finding.kind()::equals).orElse(true)
                && glob(key).matcher(finding.key()).matches();
    }

    boolean expiredOn(LocalDate today) {
        return today.isAfter(expires);
    }

    /** A name with {@code *} for any characters, as a pattern. */
    static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Section, name, kind, reason and day. */
    @Override
    public String toString() {
        return section.label() + " " + key
                + kind.map(only -> " (" + only.label() + ")").orElse("") + ": " + reason + ", until " + expires;
    }
}
