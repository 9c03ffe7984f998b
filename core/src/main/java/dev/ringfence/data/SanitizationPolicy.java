package dev.ringfence.data;

import dev.ringfence.base.ParsedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each value on its way to a lower environment, or into a document that others read. A column without a
 * rule is blocked: a crossing that meets it is refused, and says which rule to add.
 *
 * <pre>{@code
 * SanitizationPolicy policy = SanitizationPolicy.builder("shop")
 *         .keep("customer.id")
 *         .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
 *         .sanitizeText("customer.note")
 *         .key("password", new Treatment.Redact())
 *         .path("$.order.lines[*].iban", new Treatment.Mask(4))
 *         .build();
 * }</pre>
 *
 * <p>The same as a file, whose schema is {@link #jsonSchema()}:
 *
 * <pre>{@code
 * {"name": "shop", "version": 1, "rules": [
 *   {"column": "customer.id", "action": "keep"},
 *   {"column": "customer.email", "action": "pseudonymize", "infoType": "EMAIL_ADDRESS"},
 *   {"column": "customer.note", "action": "sanitize-text"},
 *   {"key": "password", "action": "redact"},
 *   {"path": "$.order.lines[*].iban", "action": "mask", "keepLast": 4}
 * ]}
 * }</pre>
 *
 * <p>Which rule decides, the first that there is:
 *
 * <ul>
 *   <li>a database column: its own rule; otherwise it is blocked;
 *   <li>a value of a JSON document: the narrowest path, the key, {@link #otherwise()};
 *   <li>a cell of a CSV file: the column, the key, {@link #otherwise()};
 *   <li>a component or field: its own rule, its {@link Sensitive} annotation, the key, {@link #otherwise()};
 *   <li>a finding within a text: the rule for its info type, otherwise its pseudonym.
 * </ul>
 *
 * <p>Immutable and safe for use by many threads. Holds no key and no value of any row.
 */
public final class SanitizationPolicy {
    private static final Comparator<RuleTarget> ORDER =
            Comparator.comparing(RuleTarget::kind).thenComparing(Object::toString);

    private final String name;
    private final int revision;
    private final @Nullable Treatment otherwise;
    private final Map<RuleTarget, Treatment> rules;

    private SanitizationPolicy(Builder builder) {
        this.name = builder.name;
        this.revision = builder.revision;
        this.otherwise = builder.otherwise;
        TreeMap<RuleTarget, Treatment> sorted = new TreeMap<>(ORDER);
        sorted.putAll(builder.rules);
        // Hashed for look-ups, in order for readers.
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
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
     * @throws IllegalArgumentException if it is no JSON, has an unknown or a missing key, has two rules for one target,
     *     or a value does not fit; the message names the key and, where one is near, the known one
     */
    public static SanitizationPolicy parse(String json) {
        return PolicyJson.read(json);
    }

    /**
     * Reads a file, UTF-8.
     *
     * @throws IllegalArgumentException as {@link #parse}, with the file's name before it
     * @throws IOException if it cannot be read
     */
    public static SanitizationPolicy read(Path file) throws IOException {
        return ParsedFile.read(file, SanitizationPolicy::parse);
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

    /** Which edition of the policy this is, from 1; its author counts. */
    public int revision() {
        return revision;
    }

    /** All rules in the order of the file form: by kind, then by target. */
    public Map<RuleTarget, Treatment> rules() {
        return rules;
    }

    /** The rules of one kind, such as {@code rules(KeyName.class)}, in the order of their targets. */
    public <T extends RuleTarget> Map<T, Treatment> rules(Class<T> kind) {
        Map<T, Treatment> found = new LinkedHashMap<>();
        rules.forEach((target, treatment) -> {
            if (kind.isInstance(target)) {
                found.put(kind.cast(target), treatment);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /**
     * What becomes of a column: by the rule for its schema, otherwise by the rule for any schema. Empty where there is
     * none, which is to be treated as {@link Treatment.Block}.
     */
    public Optional<Treatment> treatmentOf(ColumnName column) {
        Treatment own = rules.get(column);
        return Optional.ofNullable(own != null ? own : rules.get(column.inAnySchema()));
    }

    /** What becomes of the value under a key, in whatever spelling of {@link KeyName}. */
    public Optional<Treatment> treatmentOfKey(String key) {
        String canonical = KeyName.canonical(key);
        return canonical.isEmpty() ? Optional.empty() : Optional.ofNullable(rules.get(new KeyName(canonical)));
    }

    /**
     * What becomes of the value at a place of a JSON document: by the narrowest rule that covers it.
     *
     * @param place a path without wildcards
     */
    public Optional<Treatment> treatmentOfPath(JsonPath place) {
        JsonPath narrowest = null;
        Treatment decided = null;
        for (Map.Entry<RuleTarget, Treatment> rule : rules.entrySet()) {
            if (rule.getKey() instanceof JsonPath path
                    && path.covers(place)
                    && (narrowest == null || path.isNarrowerThan(narrowest))) {
                narrowest = path;
                decided = rule.getValue();
            }
        }
        return Optional.ofNullable(decided);
    }

    /**
     * What becomes of a component, field or property: by the rule for its class, named with its package or without,
     * otherwise by one for the nearest superclass that has one.
     */
    public Optional<Treatment> treatmentOfField(Class<?> type, String field) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (String typeName : List.of(level.getTypeName().replace('$', '.'), level.getSimpleName())) {
                Treatment own = typeName.isEmpty() ? null : rules.get(new FieldName(typeName, field));
                if (own != null) {
                    return Optional.of(own);
                }
            }
        }
        return Optional.empty();
    }

    /** What becomes of a finding of that type in a text; its pseudonym where there is no rule. */
    public Treatment treatmentOf(InfoType type) {
        Treatment own = rules.get(new FoundType(type));
        return own != null ? own : new Treatment.Pseudonymize(type);
    }

    /**
     * What becomes of a value that is annotated.
     *
     * @throws IllegalArgumentException if the annotation names no info type of {@link InfoType#standard()}, asks for a
     *     pseudonym without naming one, or keeps more than {@link Treatment.Mask} allows
     */
    public Treatment treatmentOf(Sensitive annotation) {
        Optional<InfoType> type =
                annotation.value().isEmpty() ? Optional.empty() : Optional.of(InfoType.parse(annotation.value()));
        return switch (annotation.action()) {
            case BY_POLICY -> type.map(this::treatmentOf).orElseGet(() -> maskOrRedact(annotation));
            case REDACT -> new Treatment.Redact();
            case MASK -> mask(annotation);
            case NULLIFY -> new Treatment.Nullify();
            case PSEUDONYMIZE ->
                new Treatment.Pseudonymize(type.orElseThrow(() ->
                        new IllegalArgumentException("'value' of @Sensitive must name an info type for PSEUDONYMIZE")));
            case SANITIZE_TEXT -> new Treatment.SanitizeText();
            case BLOCK -> new Treatment.Block();
        };
    }

    private static Treatment maskOrRedact(Sensitive annotation) {
        return annotation.keepFirst() + annotation.keepLast() > 0 ? mask(annotation) : new Treatment.Redact();
    }

    private static Treatment mask(Sensitive annotation) {
        return new Treatment.Mask(annotation.keepFirst(), annotation.keepLast(), false);
    }

    /**
     * What becomes of the values of a document that no rule speaks of: {@link Treatment.SanitizeText} unless the policy
     * says otherwise. Never asked for columns of a database, which are blocked.
     */
    public Treatment otherwise() {
        return otherwise != null ? otherwise : new Treatment.SanitizeText();
    }

    Optional<Treatment> declaredOtherwise() {
        return Optional.ofNullable(otherwise);
    }

    /**
     * The columns whose pseudonyms look like live values: a guard that looks for live data passes over them, and an
     * attestation lists them.
     */
    public Set<ColumnName> formatPreservingColumns() {
        Set<ColumnName> columns = new TreeSet<>();
        rules(ColumnName.class).forEach((column, treatment) -> {
            if (treatment instanceof Treatment.Encrypt
                    || (treatment instanceof Treatment.Pseudonymize pseudonymize
                            && pseudonymize.form() == PseudonymForm.FORMAT_PRESERVING)) {
                columns.add(column);
            }
        });
        return Collections.unmodifiableSet(columns);
    }

    /**
     * The rules of both, under both names and the higher revision.
     *
     * @throws IllegalArgumentException if they say different things of one target; the message lists those
     */
    public SanitizationPolicy and(SanitizationPolicy other) {
        return new Builder(name + " + " + other.name)
                .basedOn(this)
                .basedOn(other)
                .revision(Math.max(revision, other.revision))
                .build();
    }

    /** The JSON Schema (draft 2020-12) of the file form, for editors; {@link #parse} refuses more than it can say. */
    public static String jsonSchema() {
        return PolicyJson.schema();
    }

    /** The file form, one rule a line, in the order of {@link #rules()}: equal policies give equal text. */
    public String toJson() {
        return PolicyJson.write(this);
    }

    /** One rule in the file form, on one line, as it would be pasted. */
    public static String ruleJson(RuleTarget target, Treatment treatment) {
        return PolicyJson.writeRule(target, treatment);
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

    /** Collects rules; a second rule for a target is refused at once. Not safe for use by many threads. */
    public static final class Builder {
        private final String name;
        private int revision = 1;
        private @Nullable Treatment otherwise;
        private final Map<RuleTarget, Treatment> rules = new LinkedHashMap<>();

        private Builder(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("'name' must not be blank");
            }
            this.name = name;
        }

        /**
         * Which edition this is; 1 by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder revision(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("'revision' must be positive but was " + number);
            }
            this.revision = number;
            return this;
        }

        /**
         * What becomes of the values of documents that no rule speaks of; {@link Treatment.SanitizeText} by default.
         *
         * @throws IllegalStateException if it was said before
         * @throws IllegalArgumentException if the treatment is for one kind of value only
         */
        public Builder otherwise(Treatment treatment) {
            if (otherwise != null) {
                throw new IllegalStateException("'otherwise' must be given once but was given twice");
            }
            this.otherwise = TreatmentJson.requireForAnyValue(treatment);
            return this;
        }

        /**
         * Takes over the rules of another policy, and what it says of all else.
         *
         * @throws IllegalArgumentException if this one says something different of a target; the message lists those
         */
        public Builder basedOn(SanitizationPolicy other) {
            Set<String> conflicts = new TreeSet<>();
            other.rules.forEach((target, treatment) -> {
                Treatment own = rules.putIfAbsent(target, treatment);
                if (own != null && !own.equals(treatment)) {
                    conflicts.add(target + " (" + own + ", " + treatment + ")");
                }
            });
            if (otherwise == null) {
                otherwise = other.otherwise;
            } else if (other.otherwise != null && !otherwise.equals(other.otherwise)) {
                conflicts.add("otherwise (" + otherwise + ", " + other.otherwise + ")");
            }
            if (!conflicts.isEmpty()) {
                throw new IllegalArgumentException("'" + name + "' and '" + other.name
                        + "' must say the same of each target but differ on " + String.join(", ", conflicts));
            }
            return this;
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
         * A rule for a column.
         *
         * @param column in the form of {@link ColumnName#parse}
         * @throws IllegalStateException if the column has one
         * @throws IllegalArgumentException if the column is not of that form
         */
        public Builder rule(String column, Treatment treatment) {
            return rule(ColumnName.parse(column), treatment);
        }

        /** A rule for the values under a key, at any depth of any document. */
        public Builder key(String key, Treatment treatment) {
            return rule(KeyName.of(key), treatment);
        }

        /** A rule for a place in JSON documents, in the form of {@link JsonPath#parse}. */
        public Builder path(String path, Treatment treatment) {
            return rule(JsonPath.parse(path), treatment);
        }

        /** A rule for a component or field, in the form of {@link FieldName#parse}. */
        public Builder field(String field, Treatment treatment) {
            return rule(FieldName.parse(field), treatment);
        }

        /** A rule for what is found of an info type in a text. */
        public Builder finding(InfoType type, Treatment treatment) {
            return rule(new FoundType(type), treatment);
        }

        /**
         * A rule.
         *
         * @throws IllegalStateException if the target has one
         */
        public Builder rule(RuleTarget target, Treatment treatment) {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(treatment, "treatment");
            if (rules.putIfAbsent(target, treatment) != null) {
                throw new IllegalStateException("'" + target + "' must have one rule but was given two");
            }
            return this;
        }

        /** The policy so far; the builder can go on. */
        public SanitizationPolicy build() {
            return new SanitizationPolicy(this);
        }
    }
}
