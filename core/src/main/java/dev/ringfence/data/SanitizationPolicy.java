package dev.ringfence.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of each column on its way to a lower environment. A column without a rule is blocked: a crossing that
 * meets it is refused, and says which rule to add.
 *
 * <pre>{@code
 * SanitizationPolicy policy = SanitizationPolicy.builder("shop")
 *         .keep("customer.id")
 *         .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
 *         .sanitizeText("customer.note")
 *         .build();
 * }</pre>
 *
 * <p>The same as a file:
 *
 * <pre>{@code
 * {"name": "shop", "version": 1, "rules": [
 *   {"column": "customer.id", "action": "keep"},
 *   {"column": "customer.email", "action": "pseudonymize", "infoType": "EMAIL_ADDRESS"},
 *   {"column": "customer.note", "action": "sanitize-text"}
 * ]}
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. Holds no key and no value of any row.
 */
public final class SanitizationPolicy {
    private final String name;
    private final SortedMap<ColumnName, Treatment> rules;

    private SanitizationPolicy(Builder builder) {
        this.name = builder.name;
        this.rules = new TreeMap<>(builder.rules);
    }

    /**
     * Begins a policy.
     *
     * @param name how reports name it
     * @throws IllegalArgumentException if the name is blank
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Reads the file form.
     *
     * @throws IllegalArgumentException if it is no JSON, has an unknown or a missing key, names a column twice, or a
     *     value does not fit; the message names the key and, where one is near, the known one
     */
    public static SanitizationPolicy parse(String json) {
        return PolicyJson.read(json);
    }

    /**
     * Reads a file, UTF-8.
     *
     * @throws IllegalArgumentException as {@link #parse}
     * @throws IOException if it cannot be read
     */
    public static SanitizationPolicy read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Writes the file form, UTF-8, over an existing file.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, toJson());
    }

    /** How reports name it. */
    public String name() {
        return name;
    }

    /** All rules in the order of their columns. */
    public Map<ColumnName, Treatment> rules() {
        return java.util.Collections.unmodifiableSortedMap(rules);
    }

    /**
     * What becomes of a column: by the rule for its schema, otherwise by the rule for any schema. Empty where there is
     * none, which is to be treated as {@link Treatment.Block}.
     */
    public Optional<Treatment> treatmentOf(ColumnName column) {
        Treatment own = rules.get(column);
        return Optional.ofNullable(own != null ? own : rules.get(column.inAnySchema()));
    }

    /** The file form, one rule a line, in the order of the columns: equal policies give equal text. */
    public String toJson() {
        return PolicyJson.write(this);
    }

    /** One rule in the file form, on one line, as it would be pasted. */
    public static String ruleJson(ColumnName column, Treatment treatment) {
        return PolicyJson.writeRule(column, treatment);
    }

    /** SHA-256 of {@link #toJson()}, 64 hexadecimal digits. */
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

    /** Collects rules; a second rule for a column is refused at once. Not safe for use by many threads. */
    public static final class Builder {
        private final String name;
        private final TreeMap<ColumnName, Treatment> rules = new TreeMap<>();

        private Builder(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("'name' must not be blank");
            }
            this.name = name;
        }

        /** The values of the column cross unchanged. */
        public Builder keep(String column) {
            return rule(column, new Treatment.Keep());
        }

        /** The column must not cross. */
        public Builder block(String column) {
            return rule(column, new Treatment.Block());
        }

        /** Each text becomes {@code [redacted]}. */
        public Builder redact(String column) {
            return rule(column, new Treatment.Redact());
        }

        /** Each value becomes NULL. */
        public Builder nullify(String column) {
            return rule(column, new Treatment.Nullify());
        }

        /** Each text becomes this one. */
        public Builder constant(String column, String value) {
            return rule(column, new Treatment.Constant(value));
        }

        /** Letters and digits become {@code *} but for the last ones. */
        public Builder mask(String column, int keepLast) {
            return rule(column, new Treatment.Mask(keepLast));
        }

        /** Each value becomes its pseudonym. */
        public Builder pseudonymize(String column, InfoType infoType) {
            return rule(column, new Treatment.Pseudonymize(infoType));
        }

        /** What a detector finds in each text becomes its pseudonym. */
        public Builder sanitizeText(String column) {
            return rule(column, new Treatment.SanitizeText());
        }

        /** Each date becomes the first of its month or year. */
        public Builder truncateDate(String column, Treatment.DateUnit unit) {
            return rule(column, new Treatment.TruncateDate(unit));
        }

        /**
         * A rule.
         *
         * @param column in the form of {@link ColumnName#parse}
         * @throws IllegalStateException if the column has one
         * @throws IllegalArgumentException if the column is not of that form
         */
        public Builder rule(String column, Treatment treatment) {
            ColumnName parsed = ColumnName.parse(column);
            Objects.requireNonNull(treatment, "treatment");
            if (rules.putIfAbsent(parsed, treatment) != null) {
                throw new IllegalStateException("'" + parsed + "' must have one rule but was given two");
            }
            return this;
        }

        /** The policy so far; the builder can go on. */
        public SanitizationPolicy build() {
            return new SanitizationPolicy(this);
        }
    }
}
