package dev.ringfence.data.sanitize;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.JsonPath;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.environment.DeploymentEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy bound to a key and a detector: gives the transformation of each column, key, path, field and finding. The
 * same value gets the same pseudonym in every place of its info type and in every text.
 *
 * <p>With a key it pseudonymizes. Without one, {@link #redacting}, it is for environments that may not hold live data:
 * what a key would be needed for becomes a marker, made values stay. Every sink works either way, and need not know
 * which.
 *
 * <p>Immutable and safe for use by many threads. Transformations are bound once for each treatment and kept.
 */
public final class Sanitizer {
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private final SanitizationPolicy policy;
    private final @Nullable PseudonymKey key;
    private final String environment;
    private final Detector detector;
    private final Map<Treatment, Transformation> bound = new ConcurrentHashMap<>();
    private final Map<InfoType, Transformation> ofFindings = new ConcurrentHashMap<>();
    private final TextSanitizer text;

    private Sanitizer(SanitizationPolicy policy, @Nullable PseudonymKey key, String environment, Detector detector) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.key = key;
        this.environment = environment;
        this.detector = Objects.requireNonNull(detector, "detector");
        this.text = new TextSanitizer(this, detector, ANY_LENGTH);
    }

    /** A sanitizer that looks into texts with {@link Detector#standard()}. */
    public static Sanitizer of(SanitizationPolicy policy, PseudonymKey key) {
        return new Sanitizer(policy, Objects.requireNonNull(key, "key"), "any", Detector.standard());
    }

    /**
     * A sanitizer without a key, which any environment may have. Looks into texts with {@link Detector#standard()}.
     *
     * @param environment where this process runs; named in refusals
     */
    public static Sanitizer redacting(SanitizationPolicy policy, DeploymentEnvironment environment) {
        return new Sanitizer(policy, null, environment.name(), Detector.standard());
    }

    /** A sanitizer without a key for where nobody has asked which environment this is, such as a log. */
    public static Sanitizer redacting(SanitizationPolicy policy) {
        return new Sanitizer(policy, null, "any", Detector.standard());
    }

    /** The same policy and key, looking into texts with another detector. */
    public Sanitizer lookingFor(Detector other) {
        return new Sanitizer(policy, key, environment, other);
    }

    /** The policy. */
    public SanitizationPolicy policy() {
        return policy;
    }

    /** What looks into texts. */
    public Detector detector() {
        return detector;
    }

    /** True if there is no key: what would need one becomes a marker. */
    public boolean redacts() {
        return key == null;
    }

    /** Sanitizes texts of any length. */
    public TextSanitizer text() {
        return text;
    }

    /** What becomes of a column; {@link Treatment.Block} where the policy has no rule. */
    public Treatment treatmentOf(ColumnName column) {
        return policy.treatmentOf(column).orElseGet(Treatment.Block::new);
    }

    /**
     * The transformation of a column of a database.
     *
     * @param maxLength the most UTF-16 units that the column takes
     * @throws IllegalArgumentException if the column is blocked, or too short for the made values
     */
    public Transformation transformation(ColumnName column, int maxLength) {
        Treatment treatment = treatmentOf(column);
        if (treatment instanceof Treatment.Block) {
            throw new IllegalArgumentException("'" + column + "' must have a rule but is blocked; add "
                    + SanitizationPolicy.ruleJson(column, new Treatment.Keep()) + " or another action");
        }
        return transformation(treatment, maxLength);
    }

    /**
     * The transformation for a treatment.
     *
     * @param maxLength the most UTF-16 units that a text may have
     * @throws IllegalArgumentException if the made values are longer
     */
    public Transformation transformation(Treatment treatment, int maxLength) {
        if (treatment instanceof Treatment.Block) {
            return new Blocking(policy.name(), environment);
        }
        if (treatment instanceof Treatment.SanitizeText) {
            return maxLength == ANY_LENGTH ? text : new TextSanitizer(this, detector, maxLength);
        }
        return key == null
                ? Transformation.redacting(treatment, maxLength)
                : Transformation.of(treatment, key, maxLength);
    }

    /**
     * The transformation for a treatment in a document, where texts may have any length. For {@link Treatment.Block} it
     * throws {@link dev.ringfence.data.BlockedValueException} at the first value.
     */
    public Transformation transformation(Treatment treatment) {
        return bound.computeIfAbsent(treatment, unbound -> transformation(unbound, ANY_LENGTH));
    }

    /** What the policy says of the value under a key. */
    public Optional<Transformation> transformationOfKey(String name) {
        return policy.treatmentOfKey(name).map(this::transformation);
    }

    /** What the policy says of the value at a place of a JSON document; keys are not asked. */
    public Optional<Transformation> transformationOfPath(JsonPath place) {
        return policy.treatmentOfPath(place).map(this::transformation);
    }

    /** What the policy says of a cell of a document with columns: by the column, otherwise by its name as a key. */
    public Optional<Transformation> transformationOfCell(ColumnName column) {
        return policy.treatmentOf(column)
                .or(() -> policy.treatmentOfKey(column.column()))
                .map(this::transformation);
    }

    /**
     * What becomes of a component, field or property: by the policy's rule for it, its annotation, the rule for its name
     * as a key. Empty where none of them speaks.
     *
     * @throws IllegalArgumentException as {@link SanitizationPolicy#treatmentOf(Sensitive)}
     */
    public Optional<Transformation> transformationOfField(Class<?> type, String field, @Nullable Sensitive annotation) {
        return policy.treatmentOfField(type, field)
                .or(() -> Optional.ofNullable(annotation).map(policy::treatmentOf))
                .or(() -> policy.treatmentOfKey(field))
                .map(this::transformation);
    }

    /** What becomes of a value that is annotated. */
    public Transformation transformation(Sensitive annotation) {
        return transformation(policy.treatmentOf(annotation));
    }

    /** What becomes of the values of a document that no rule speaks of. */
    public Transformation otherwise() {
        return transformation(policy.otherwise());
    }

    /** The transformation of what is found of a type. Redacting names the type; nothing is put in place of NULL. */
    Transformation transformation(InfoType type) {
        return ofFindings.computeIfAbsent(type, found -> {
            Treatment treatment = policy.treatmentOf(found);
            boolean named = treatment instanceof Treatment.Redact || treatment instanceof Treatment.Nullify;
            Transformation own = named ? new Marker(found) : transformation(treatment);
            // A finding has no neighbour that could be its subject.
            boolean fits = own.accepts(ValueKind.TEXT) && own.subject().isEmpty();
            return fits ? own : new Marker(found);
        });
    }

    /**
     * What stands in place of a finding.
     *
     * @param value the text that was found, as it is written
     * @return the same object if it stays
     * @throws dev.ringfence.data.BlockedValueException if the policy blocks values of that type
     */
    public String replacement(InfoType type, String value) {
        return String.valueOf(transformation(type).apply(value));
    }

    /**
     * What stands in place of a finding; without a key a made value is known to be one by the finding.
     *
     * @param document the text that the finding points into
     */
    public String replacement(Finding finding, CharSequence document) {
        return replacement(
                finding.type(),
                document.subSequence(finding.start(), finding.end()).toString());
    }
}
