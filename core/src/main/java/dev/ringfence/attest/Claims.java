package dev.ringfence.attest;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a statement claims: named texts, whole numbers, truths, and lists and groups of them. Immutable and safe for use by
 * many threads.
 *
 * <p>A claim that is absent and one of another type are told alike, by an empty answer: a signed statement of another
 * release must not break its reader. Whoever relies on a claim refuses the statement that lacks it. There are no
 * fractions and no null, so that every reader understands the same.
 *
 * <p>Claims are readable by everybody who holds the statement: never put a protected value into them.
 */
public final class Claims {
    private static final Claims NONE = new Claims(new TreeMap<>());

    /** String, Long, Boolean, Claims, or a List of them. */
    private final SortedMap<String, Object> values;

    private Claims(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** No claims. */
    public static Claims none() {
        return NONE;
    }

    /** A builder without claims. */
    public static Builder builder() {
        return new Builder();
    }

    /** A text; empty if there is none of that name. */
    public Optional<String> text(String name) {
        return find(name, String.class);
    }

    /** A whole number; empty if there is none of that name. */
    public OptionalLong number(String name) {
        Optional<Long> found = find(name, Long.class);
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    /** A truth; empty if there is none of that name. */
    public Optional<Boolean> flag(String name) {
        return find(name, Boolean.class);
    }

    /** A point in time, written as RFC 3339 in UTC; empty if there is none of that name, or the text is no time. */
    public Optional<Instant> instant(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A group of claims; empty if there is none of that name. */
    public Optional<Claims> group(String name) {
        return find(name, Claims.class);
    }

    /** A list of groups; empty if there is none of that name, and elements of another type are left out. */
    public List<Claims> groups(String name) {
        return elements(name, Claims.class);
    }

    /** A list of texts; empty if there is none of that name, and elements of another type are left out. */
    public List<String> texts(String name) {
        return elements(name, String.class);
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        return find(name, List.class).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    Map<String, Object> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claims that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** As JSON. */
    @Override
    public String toString() {
        return StatementJson.write(this).toString();
    }

    /** Collects claims; not safe for use by many threads. Each name is given at most once. */
    public static final class Builder {
        private final SortedMap<String, Object> values = new TreeMap<>();

        private Builder() {}

        /** A text. */
        public Builder text(String name, String value) {
            return put(name, wellFormed(value));
        }

        /** A whole number. */
        public Builder number(String name, long value) {
            return put(name, value);
        }

        /** A truth. */
        public Builder flag(String name, boolean value) {
            return put(name, value);
        }

        /** A point in time. */
        public Builder instant(String name, Instant value) {
            return put(name, value.toString());
        }

        /** A group of claims. */
        public Builder group(String name, Claims value) {
            return put(name, value);
        }

        /** A list of groups. */
        public Builder groups(String name, List<Claims> values) {
            return put(name, List.copyOf(values));
        }

        /** A list of texts. */
        public Builder texts(String name, List<String> values) {
            return put(name, values.stream().map(Builder::wellFormed).toList());
        }

        Builder list(String name, List<Object> values) {
            return put(name, List.copyOf(values));
        }

        private Builder put(String name, Object value) {
            if (values.putIfAbsent(wellFormed(name), value) != null) {
                throw new IllegalStateException("'" + name + "' must be claimed once but was claimed before");
            }
            return this;
        }

        private static String wellFormed(String text) {
            try {
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                return text;
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("'claim' must be well-formed Unicode but had half a character");
            }
        }

        /** The claims. */
        public Claims build() {
            return new Claims(new TreeMap<>(values));
        }
    }
}
