package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.ParsedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What holds where {@code WRITE_UNGUARDED} is not held: limits, the requirements of operations, the statement shapes that
 * are permitted.
 *
 * <pre>{@code
 * WritePolicy policy = WritePolicy.builder("shop")
 *         .rule(WriteRule.of("purge-*").maxRows(500).requires("approval").requires("recovery-point").build())
 *         .rule(WriteRule.of("*").actors(Actor.Kind.AGENT).traits(WriteRule.Trait.DRY_RUN_ONLY).build())
 *         .build();
 * }</pre>
 *
 * <p>The same as a file, whose schema is {@link #jsonSchema()}:
 *
 * <pre>{@code
 * {"name": "shop", "version": 1, "rules": [
 *   {"operation": "purge-*", "maxRows": 500,
 *    "requires": ["approval", {"name": "recovery-point", "within": "PT2H"}]},
 *   {"operation": "*", "actors": ["agent"], "traits": ["dry-run-only"]}
 * ]}
 * }</pre>
 *
 * <p>Requirements and traits add up over all rules that speak of a write, in order, so that nobody loses one by writing
 * another rule; what an earlier rule waives, later ones do not add. Each limit, and the settings of each requirement, is
 * that of the first rule that speaks of it. After the last rule come the defaults: people and agents give a reason ({@link
 * Justification}) and change at most 100 rows a statement, released code at most 10,000. An approval is asked for below
 * production only by rules that name the tier.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class WritePolicy {
    static final long MOST_ROWS = 10_000;
    static final long MOST_ROWS_OF_PEOPLE = 100;

    private static final WritePolicy STANDARD = builder("standard").build();

    private final String name;
    private final int revision;
    private final long maxRowsPerStatement;
    private final long maxRowsPerStatementOfPeople;
    private final List<WriteRule> rules;
    private final Map<Permission, String> permissions;

    /**
     * A statement shape that may pass a rule.
     *
     * @param rule the name of the rule, such as {@code sql.delete-without-where}
     * @param digest the digest of the statement's shape
     */
    record Permission(String rule, String digest) implements Comparable<Permission> {
        @Override
        public int compareTo(Permission other) {
            int byRule = rule.compareTo(other.rule);
            return byRule != 0 ? byRule : digest.compareTo(other.digest);
        }
    }

    private WritePolicy(Builder builder) {
        this.name = builder.name;
        this.revision = builder.revision;
        this.maxRowsPerStatement = builder.maxRowsPerStatement;
        this.maxRowsPerStatementOfPeople = builder.maxRowsPerStatementOfPeople;
        this.rules = List.copyOf(builder.rules);
        this.permissions = Collections.unmodifiableMap(new TreeMap<>(builder.permissions));
    }

    /** The defaults of the library. */
    public static WritePolicy standard() {
        return STANDARD;
    }

    /** A policy without a name of its own that starts with the defaults. */
    public static Builder builder() {
        return builder("application");
    }

    /**
     * A policy that starts with the defaults.
     *
     * @param name how reports name it
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Reads the file form.
     *
     * @throws IllegalArgumentException if it is no JSON, has an unknown or a missing key, or a value does not fit; the
     *     message names the key and, where one is near, the known one
     */
    public static WritePolicy parse(String json) {
        return WritePolicyJson.read(json);
    }

    /**
     * Reads a file, UTF-8.
     *
     * @throws IllegalArgumentException as {@link #parse}, with the file's name before it
     * @throws IOException if it cannot be read
     */
    public static WritePolicy read(Path file) throws IOException {
        return ParsedFile.read(file, WritePolicy::parse);
    }

    /** The JSON Schema (draft 2020-12) of the file form, for editors; {@link #parse} refuses more than it can say. */
    public static String jsonSchema() {
        return WritePolicyJson.schema();
    }

    /** How reports name it. */
    public String name() {
        return name;
    }

    /** Which edition of the policy this is, from 1; its author counts. */
    public int revision() {
        return revision;
    }

    /** Its rules, in order. */
    public List<WriteRule> rules() {
        return rules;
    }

    /** The most rows one statement may change, for an actor of this kind, where no rule speaks of it. */
    public long maxRowsPerStatement(Actor.Kind kind) {
        return switch (kind) {
            case SERVICE -> maxRowsPerStatement;
            case HUMAN, AGENT -> maxRowsPerStatementOfPeople;
        };
    }

    /** The reason why a statement shape may pass a rule, if it was permitted. */
    public Optional<String> permission(String rule, String digest) {
        return Optional.ofNullable(permissions.get(new Permission(rule, digest)));
    }

    /** The operations that rules name in full. */
    Set<String> operations() {
        Set<String> named = new HashSet<>();
        for (WriteRule rule : rules) {
            if (OperationPattern.of(rule.operation()).isName()) {
                named.add(rule.operation());
            }
        }
        return named;
    }

    /** In the order of rule and digest. */
    Map<Permission, String> permissions() {
        return permissions;
    }

    /** The file form: equal policies give equal text. */
    public String toJson() {
        return WritePolicyJson.write(this);
    }

    /** SHA-256 of {@link #toJson()}, 64 hexadecimal digits: the version that digests and receipts are bound to. */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(toJson().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256 (java.security.MessageDigest).
            throw new IllegalStateException("'SHA-256' must be available", e);
        }
    }

    /** Name, number of rules and the beginning of the digest. */
    @Override
    public String toString() {
        return name + " (" + rules.size() + " rules, " + digest().substring(0, 12) + ")";
    }

    /** Builds a policy; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final String name;
        private final BuilderSettings settings = new BuilderSettings();
        private int revision = 1;
        private long maxRowsPerStatement = MOST_ROWS;
        private long maxRowsPerStatementOfPeople = MOST_ROWS_OF_PEOPLE;
        private final List<WriteRule> rules = new ArrayList<>();
        private final Map<Permission, String> permissions = new TreeMap<>();

        private Builder(String name) {
            notBlank("name", name);
            this.name = name;
        }

        /**
         * Which edition this is; 1 unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder revision(int number) {
            settings.once("revision");
            if (number < 1) {
                throw new IllegalArgumentException("'revision' must be positive but was " + number);
            }
            this.revision = number;
            return this;
        }

        /** Adds a rule after those that are there. */
        public Builder rule(WriteRule rule) {
            rules.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * The most rows one statement of released code may change; 10,000 unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRowsPerStatement(long rows) {
            settings.once("maxRowsPerStatement");
            maxRowsPerStatement = notNegative("maxRowsPerStatement", rows);
            return this;
        }

        /**
         * The most rows one statement of a person or an agent may change; 100 unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRowsPerStatementOfPeople(long rows) {
            settings.once("maxRowsPerStatementOfPeople");
            maxRowsPerStatementOfPeople = notNegative("maxRowsPerStatementOfPeople", rows);
            return this;
        }

        /**
         * Lets one statement shape pass one rule. The report of a guard prints this line, ready to paste.
         *
         * @param rule the name of the rule, such as {@code sql.delete-without-where}
         * @param digest the digest of the statement's shape
         * @param reason why; it is kept beside the permission
         * @throws IllegalArgumentException if a text is blank
         * @throws IllegalStateException if the same permission was given before
         */
        public Builder permit(String rule, String digest, String reason) {
            notBlank("rule", rule);
            notBlank("digest", digest);
            notBlank("reason", reason);
            if (permissions.putIfAbsent(new Permission(rule, digest), reason) != null) {
                throw new IllegalStateException("'permit' of rule " + rule + " and digest " + digest
                        + " must be given once but was given before");
            }
            return this;
        }

        /** The policy so far; the builder can go on. */
        public WritePolicy build() {
            return new WritePolicy(this);
        }

        private static long notNegative(String name, long rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("'" + name + "' must not be negative but was " + rows);
            }
            return rows;
        }

        private static void notBlank(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("'" + name + "' must not be blank");
            }
        }
    }
}
