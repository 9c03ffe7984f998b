package dev.ringfence.write;

import dev.ringfence.base.Suggestion;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The requirements that policies, annotations and writes can name. Immutable and safe for use by many threads; adding
 * gives new ones.
 *
 * <pre>{@code
 * Requirements requirements = Requirements.standard()
 *         .with(RecoveryPoint.NAME, RecoveryPoint.probedBy(backups))
 *         .with(approval);
 * WriteGuard guard = WriteGuard.builder(environment).policy(policy).requirements(requirements).build();
 * }</pre>
 */
public final class Requirements {
    private static final Requirements STANDARD = new Requirements(Map.of())
            .with(Justification.NAME, Justification::from)
            .with(BlastRadius.NAME, BlastRadius::from)
            .with(RowBudget.NAME, RowBudget::from);

    private final Map<String, RequirementFactory> factories;

    private Requirements(Map<String, RequirementFactory> factories) {
        this.factories = new TreeMap<>(factories);
    }

    /** What needs nothing but itself: {@link Justification}, {@link BlastRadius} and {@link RowBudget}. */
    public static Requirements standard() {
        return STANDARD;
    }

    /**
     * These and one more, under its own name, without settings.
     *
     * @throws IllegalStateException if there is one of that name
     */
    public Requirements with(Requirement requirement) {
        Objects.requireNonNull(requirement, "requirement");
        return with(requirement.name(), settings -> requirement);
    }

    /**
     * These and one more, which a policy can give settings.
     *
     * @throws IllegalArgumentException if the name is blank
     * @throws IllegalStateException if there is one of that name
     */
    public Requirements with(String name, RequirementFactory factory) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
        Requirements more = new Requirements(factories);
        if (more.factories.putIfAbsent(name, Objects.requireNonNull(factory, "factory")) != null) {
            throw new IllegalStateException("'" + name + "' must be one requirement but was given twice");
        }
        return more;
    }

    /** Their names, in order. */
    public Set<String> names() {
        return Set.copyOf(factories.keySet());
    }

    /**
     * A requirement by its name.
     *
     * @throws IllegalArgumentException if there is none of that name, and then the message lists the known ones; if a
     *     setting is not known or does not fit
     */
    public Requirement named(String name, Map<String, String> settings) {
        RequirementFactory factory = Optional.ofNullable(factories.get(name))
                .orElseThrow(() -> new IllegalArgumentException("'requires' must name one of "
                        + String.join(", ", factories.keySet()) + " but named '" + name + "'"
                        + Suggestion.of(name, factories.keySet())));
        RequirementSettings given = new RequirementSettings(name, settings);
        Requirement requirement = factory.create(given);
        given.refuseUnknown();
        return requirement;
    }

    @Override
    public String toString() {
        return "Requirements " + factories.keySet();
    }
}
