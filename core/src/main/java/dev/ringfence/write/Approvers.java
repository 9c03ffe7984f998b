package dev.ringfence.write;

import dev.ringfence.attest.VerificationKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.audit.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may approve: people, each with their public keys. It comes from the deployment. Immutable and safe for use by many
 * threads.
 *
 * <p>People are told apart by their names, without regard to case, so the names must be those by which the application
 * calls its actors; {@link Builder#alias} adds others. A key proves that somebody holds it, not who sits at the keyboard: a
 * person who holds two people's keys can approve alone. Agents and services have no place here.
 */
public final class Approvers {
    private final VerificationKeys keys;
    private final Map<VerificationKey, Actor> people;
    private final Map<String, String> aliases;

    private Approvers(Builder builder) {
        this.people = Map.copyOf(builder.people);
        this.keys = VerificationKeys.of(builder.people.keySet());
        this.aliases = Map.copyOf(builder.aliases);
    }

    /**
     * Reads a directory with a public key in each file: {@code ada.pem} is a key of the person {@code ada}, {@code
     * ada@laptop.pem} another of hers.
     *
     * @throws IllegalArgumentException as {@link VerificationKeys#readDirectory}
     * @throws IOException if it cannot be read
     */
    public static Approvers readDirectory(Path directory) throws IOException {
        Builder builder = builder();
        for (VerificationKey key : VerificationKeys.readDirectory(directory).all()) {
            int at = key.name().indexOf('@');
            builder.approver(Actor.human(at <= 0 ? key.name() : key.name().substring(0, at)), key);
        }
        return builder.build();
    }

    /** A builder without people. */
    public static Builder builder() {
        return new Builder();
    }

    /** The keys of all of them. */
    public VerificationKeys keys() {
        return keys;
    }

    /** Whose key it is. */
    public Optional<Actor> person(VerificationKey key) {
        return Optional.ofNullable(people.get(key));
    }

    /** True if two actors are one person, as far as names and aliases say. */
    public boolean same(Actor one, Actor other) {
        return canonicalName(one).equals(canonicalName(other));
    }

    String canonicalName(Actor actor) {
        String folded = fold(actor.name());
        return aliases.getOrDefault(folded, folded);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Names and keys. */
    @Override
    public String toString() {
        return keys.toString();
    }

    /** Collects people; not safe for use by many threads. */
    public static final class Builder {
        private final Map<VerificationKey, Actor> people = new LinkedHashMap<>();
        private final Map<String, String> aliases = new HashMap<>();

        private Builder() {}

        /**
         * A person with one or more keys.
         *
         * @throws IllegalArgumentException if it is no person, no key is given, or a key is another's
         */
        public Builder approver(Actor person, VerificationKey... keys) {
            if (person.kind() != Actor.Kind.HUMAN) {
                throw new IllegalArgumentException("'person' must be human but was " + person.kind());
            }
            if (keys.length == 0) {
                throw new IllegalArgumentException("'keys' of " + person + " must not be empty");
            }
            for (VerificationKey key : List.of(keys)) {
                Actor before = people.putIfAbsent(key, person);
                if (before != null) {
                    throw new IllegalArgumentException(
                            "'keys' must each be one person's but " + key.id() + " is of " + before + " and " + person);
                }
            }
            return this;
        }

        /**
         * Another name of a person, such as that of a database account.
         *
         * @throws IllegalStateException if it was given before
         */
        public Builder alias(String name, Actor person) {
            if (aliases.putIfAbsent(fold(name), fold(person.name())) != null) {
                throw new IllegalStateException("'alias' " + name + " must be given once but was given before");
            }
            return this;
        }

        /**
         * The people.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Approvers build() {
            return new Approvers(this);
        }
    }
}
