package dev.ringfence.parity;

import dev.ringfence.base.ParsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The differences that are accounted for, each with a reason and a day on which that ends: the list to review.
 *
 * <pre>{@code
 * {"version": 1, "expected": [
 *   {"section": "configuration", "key": "mail.*", "kind": "value",
 *    "reason": "staging's mail goes to a sink", "expires": "2027-01-31"}]}
 * }</pre>
 *
 * <p>{@code kind} may be left out and then stands for every kind. An entry of which the day has passed allows nothing any
 * more, and what it allowed weighs as an error; one that nothing met is told in the report. Immutable and safe for use by
 * many threads.
 *
 * @param differences in the order they were given; the first that covers a finding accounts for it
 */
public record ExpectedDifferences(List<ExpectedDifference> differences) {
    private static final int MAX_BYTES = 4_000_000;

    /** A list of expected differences. */
    public ExpectedDifferences {
        differences = List.copyOf(differences);
    }

    /** Nothing is expected. */
    public static ExpectedDifferences none() {
        return new ExpectedDifferences(List.of());
    }

    /** Collects expected differences. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the JSON above. Strict: nothing unknown is passed over.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static ExpectedDifferences parse(String json) {
        return ExpectedDifferencesJson.read(json);
    }

    /**
     * Reads a file, as {@link #parse} does.
     *
     * @throws IllegalArgumentException if it has another form, or is longer than four million bytes
     * @throws IOException if it cannot be read
     */
    public static ExpectedDifferences read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException("'file' must have at most " + MAX_BYTES + " bytes");
        }
        return ParsedFile.read(file, ExpectedDifferences::parse);
    }

    /** The JSON above. */
    public String toJson() {
        return ExpectedDifferencesJson.write(this);
    }

    /** Collects differences; not safe for use by many threads. */
    public static final class Builder {
        private final List<ExpectedDifference> differences = new ArrayList<>();

        private Builder() {}

        /**
         * Expects any difference under a name.
         *
         * @param key with {@code *} for any characters
         * @param expires the last day on which it is expected
         * @throws IllegalArgumentException if key or reason is blank
         */
        public Builder expect(Section section, String key, String reason, LocalDate expires) {
            differences.add(new ExpectedDifference(section, key, Optional.empty(), reason, expires));
            return this;
        }

        /**
         * Expects one kind of difference under a name.
         *
         * @param key with {@code *} for any characters
         * @param expires the last day on which it is expected
         * @throws IllegalArgumentException if key or reason is blank
         */
        public Builder expect(Section section, String key, ParityFinding.Kind kind, String reason, LocalDate expires) {
            differences.add(new ExpectedDifference(section, key, Optional.of(kind), reason, expires));
            return this;
        }

        /** The list. */
        public ExpectedDifferences build() {
            return new ExpectedDifferences(differences);
        }
    }
}
