package dev.ringfence.data;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The form of an identifier, declared: how it is written, which check it passes, what is never issued.
 *
 * <pre>{@code
 * Identifier.shape("999999_99999", "99999999999")
 *         .separators("-")
 *         .checksum(Weighted.sum(1, 3, 7, 9, 1, 3, 7, 9, 1, 3).modulo(10))
 *         .neverBegins("000000")
 *         .specificity(Specificity.CHECKED)
 *         .build();
 * }</pre>
 *
 * <p>In a shape {@code 9} stands for a digit, {@code A} for a letter, {@code X} for either, {@code _} for an optional
 * separator; every other character stands for itself, letters in either case ({@code a} and {@code x} are the letters
 * themselves). All separators of one value are the
 * same one, or all are absent. The <em>canonical form</em> of a value is its letters and digits in upper case.
 * Immutable and safe for use by many threads.
 */
public final class Identifier {
    private final List<String> shapes;
    private final String separators;
    private final @Nullable Checksum checksum;
    private final List<Predicate<CharSequence>> conditions;
    private final List<String> neverBegins;
    private final List<String> reserved;
    private final Specificity specificity;

    private Identifier(Builder builder) {
        this.shapes = List.copyOf(builder.shapes);
        this.separators = builder.separators;
        this.checksum = builder.checksum;
        this.conditions = List.copyOf(builder.conditions);
        this.neverBegins = List.copyOf(builder.neverBegins);
        this.reserved = List.copyOf(builder.reserved);
        this.specificity = builder.specificity;
    }

    /** Begins a declaration with the ways in which values are written. */
    public static Builder shape(String... shapes) {
        return new Builder(List.of(shapes));
    }

    /** The ways in which values are written. */
    public List<String> shapes() {
        return shapes;
    }

    /** The characters that {@code _} may be. */
    public String separators() {
        return separators;
    }

    /** True if a checksum was declared. */
    public boolean checked() {
        return checksum != null;
    }

    /** The checksum that was declared. */
    public Optional<Checksum> checksum() {
        return Optional.ofNullable(checksum);
    }

    /** The checksum, if it can also write check characters. */
    public Optional<CheckCharacters> checkCharacters() {
        return checksum instanceof CheckCharacters characters ? Optional.of(characters) : Optional.empty();
    }

    /** The beginnings of canonical forms that are kept for tests and fiction, and so belong to nobody. */
    public List<String> reserved() {
        return reserved;
    }

    /** How much the form alone says. */
    public Specificity specificity() {
        return specificity;
    }

    /**
     * True if a value of a right shape is one that can be issued, or is reserved.
     *
     * @param canonical letters and digits in upper case, without separators
     */
    public boolean isValid(CharSequence canonical) {
        for (String beginning : neverBegins) {
            if (begins(canonical, beginning)) {
                return false;
            }
        }
        if (checksum != null && !checksum.isValid(canonical)) {
            return false;
        }
        for (Predicate<CharSequence> condition : conditions) {
            if (!condition.test(canonical)) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(CharSequence text, String beginning) {
        if (text.length() < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (text.charAt(i) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Collects a declaration. Not safe for use by many threads. */
    public static final class Builder {
        private final List<String> shapes;
        private String separators = " -";
        private @Nullable Checksum checksum;
        private final List<Predicate<CharSequence>> conditions = new ArrayList<>();
        private final List<String> neverBegins = new ArrayList<>();
        private final List<String> reserved = new ArrayList<>();
        private Specificity specificity = Specificity.CHECKED;

        private Builder(List<String> shapes) {
            if (shapes.isEmpty()) {
                throw new IllegalArgumentException("'shapes' must not be empty");
            }
            this.shapes = shapes;
        }

        /** The characters that {@code _} may be; space and hyphen by default. */
        public Builder separators(String characters) {
            this.separators = Objects.requireNonNull(characters, "characters");
            return this;
        }

        /** The check that the canonical form passes; none by default. */
        public Builder checksum(Checksum check) {
            this.checksum = Objects.requireNonNull(check, "check");
            return this;
        }

        /** A further condition on the canonical form, such as a date in it. */
        public Builder where(Predicate<CharSequence> condition) {
            conditions.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /** Beginnings of canonical forms that nobody has. */
        public Builder neverBegins(String... beginnings) {
            neverBegins.addAll(List.of(beginnings));
            return this;
        }

        /** Beginnings of canonical forms that are kept for tests and fiction. */
        public Builder reserved(String... beginnings) {
            reserved.addAll(List.of(beginnings));
            return this;
        }

        /** How much the form alone says; {@link Specificity#CHECKED} by default. */
        public Builder specificity(Specificity specificity) {
            this.specificity = Objects.requireNonNull(specificity, "specificity");
            return this;
        }

        /**
         * The declaration.
         *
         * @throws IllegalStateException if beginnings are reserved and the checksum cannot write check characters
         */
        public Identifier build() {
            if (!reserved.isEmpty() && checksum != null && !(checksum instanceof CheckCharacters)) {
                throw new IllegalStateException("'checksum' must be CheckCharacters where beginnings are reserved");
            }
            return new Identifier(this);
        }
    }
}
