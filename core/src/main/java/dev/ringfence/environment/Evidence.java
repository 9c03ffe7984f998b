package dev.ringfence.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one place says about where this process runs.
 *
 * <p>Evidence is input: it holds the words as they were read, which may be anything, even a secret that somebody put
 * into the wrong variable. So {@link #toString()} shows counts and never a word; what may be shown of it stands in
 * {@link WeighedEvidence}. Immutable and safe for use by many threads.
 *
 * @param source where it was read, such as {@code environment variable}
 * @param kind how much it counts
 * @param key the name under which it was found, such as {@code RINGFENCE_ENVIRONMENT}; shown, so it must be no secret
 * @param claim what it says
 */
public record Evidence(String source, Kind kind, String key, Claim claim) {

    /** How much evidence counts. */
    public enum Kind {
        /** Said for this very purpose. It alone can grant a right, and only if all explicit evidence grants it. */
        EXPLICIT,
        /** Said for another purpose. It only withholds, by naming another environment. */
        AMBIENT,
        /** Not said, but seen: a test runner on the stack, a debugger, a build server. */
        CIRCUMSTANTIAL
    }

    /** What evidence says. */
    public sealed interface Claim {}

    /**
     * Words that may name environments. Whether one does is decided by the resolver's names.
     *
     * @param words as read; for explicit evidence neither trimmed nor cleaned
     */
    public record Names(List<String> words) implements Claim {
        public Names {
            words = List.copyOf(words);
        }

        /** The number of words, never a word. */
        @Override
        public String toString() {
            return "Names[" + words.size() + " words]";
        }
    }

    /** Nothing is set there. */
    public record Silent() implements Claim {}

    /**
     * The place could not be read.
     *
     * @param reason the class of what was thrown; its message is left behind, since it may quote what was read
     */
    public record Unreadable(Class<? extends Throwable> reason) implements Claim {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Something seen.
     *
     * @param description what was seen, such as {@code a test runner is on the stack}; shown
     * @param weight what follows
     */
    public record Circumstance(String description, Weight weight) implements Claim {
        public Circumstance {
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** What follows from a circumstance. */
    public enum Weight {
        /** Every right but {@link Right#WRITE_UNGUARDED} is withheld. */
        WITHHOLDS,
        /** It is shown. */
        WARNS
    }

    /**
     * @throws IllegalArgumentException if circumstantial evidence names, or other evidence is a circumstance
     */
    public Evidence {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(claim, "claim");
        boolean seen = kind == Kind.CIRCUMSTANTIAL;
        if (seen ? claim instanceof Names : claim instanceof Circumstance) {
            throw new IllegalArgumentException(
                    "'claim' must fit the kind but was " + claim.getClass().getSimpleName() + " for " + kind);
        }
    }

    /**
     * Explicit evidence, read strictly: commas separate, nothing is trimmed, so {@code "prod "} is no name.
     *
     * @param value as it was set; a blank value is evidence too, of something that went wrong
     */
    public static Evidence explicit(String source, String key, String value) {
        return new Evidence(source, Kind.EXPLICIT, key, new Names(List.of(value.split(",", -1))));
    }

    /**
     * Ambient evidence, read leniently: commas, semicolons and white space separate, empty words fall away. It can only
     * withhold, so finding a name is the careful side.
     *
     * @param value as it was set; silent if it has no word
     */
    public static Evidence ambient(String source, String key, String value) {
        List<String> words = Arrays.stream(value.split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Evidence(source, Kind.AMBIENT, key, words.isEmpty() ? new Silent() : new Names(words));
    }

    /** Evidence that nothing is set under a key. */
    public static Evidence silent(String source, Kind kind, String key) {
        return new Evidence(source, kind, key, new Silent());
    }

    /** Evidence that a key could not be read. */
    public static Evidence unreadable(String source, Kind kind, String key, Throwable cause) {
        return new Evidence(source, kind, key, new Unreadable(cause.getClass()));
    }
}
