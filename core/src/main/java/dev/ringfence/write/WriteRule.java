package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.environment.Tier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rule of a {@link WritePolicy}: which writes it speaks of, and what it asks of them. Immutable.
 *
 * @param operation names of operations, with {@code *} for any characters, none included
 * @param kinds what the writes go through; any if empty
 * @param tiers the tiers it holds on; any if empty
 * @param actors who does it; anybody if empty
 * @param ceilings the limits it speaks of
 * @param requires the requirements by name, in order, each with its settings
 * @param waives the requirements that later rules do not add, by name, each with a reason
 * @param traits what else it says of the writes
 */
public record WriteRule(
        String operation,
        Set<Write.Kind> kinds,
        Set<Tier> tiers,
        Set<Actor.Kind> actors,
        Ceilings ceilings,
        Map<String, Map<String, String>> requires,
        Map<String, String> waives,
        Set<Trait> traits) {

    /** What a rule says of the writes it speaks of. */
    public enum Trait {
        /** They run only as dry runs. */
        DRY_RUN_ONLY,
        /** They are destructive: they do not begin where mode and freeze are not known. */
        DESTRUCTIVE,
        /** They are audited even where no requirement is asked of them. */
        AUDITED
    }

    /**
     * A rule.
     *
     * @throws IllegalArgumentException if a name or a reason is blank, or one requirement is both required and waived
     */
    public WriteRule {
        notBlank("operation", operation);
        kinds = enums(Write.Kind.class, kinds);
        tiers = enums(Tier.class, tiers);
        actors = enums(Actor.Kind.class, actors);
        traits = enums(Trait.class, traits);
        Map<String, Map<String, String>> required = new LinkedHashMap<>();
        requires.forEach((name, settings) -> {
            notBlank("requires", name);
            required.put(name, Map.copyOf(settings));
        });
        requires = Collections.unmodifiableMap(required);
        Map<String, String> waived = new LinkedHashMap<>();
        waives.forEach((name, reason) -> {
            notBlank("waives", name);
            notBlank("reason", reason);
            if (required.containsKey(name)) {
                throw new IllegalArgumentException("'" + name + "' must be required or waived but was both");
            }
            waived.put(name, reason);
        });
        waives = Collections.unmodifiableMap(waived);
    }

    private static <E extends Enum<E>> Set<E> enums(Class<E> type, Set<E> given) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(given);
        return Collections.unmodifiableSet(copy);
    }

    private static void notBlank(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' must not be blank");
        }
    }

    /** Begins a rule for operations of that name, with {@code *} for any characters. */
    public static Builder of(String operation) {
        return new Builder(operation);
    }

    boolean speaksOf(String name, Write.Kind kind, Tier tier, Actor.Kind actor) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (tiers.isEmpty() || tiers.contains(tier))
                && (actors.isEmpty() || actors.contains(actor))
                && OperationPattern.of(operation).matches(name);
    }

    /** Collects what a rule says; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final String operation;
        private final BuilderSettings settings = new BuilderSettings();
        private Set<Write.Kind> kinds = Set.of();
        private Set<Tier> tiers = Set.of();
        private Set<Actor.Kind> actors = Set.of();
        private Ceilings ceilings = Ceilings.unlimited();
        private final Map<String, Map<String, String>> requires = new LinkedHashMap<>();
        private final Map<String, String> waives = new LinkedHashMap<>();
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

        private Builder(String operation) {
            notBlank("operation", operation);
            this.operation = operation;
        }

        /** What the writes go through; anything unless set. */
        public Builder kinds(Write.Kind... kinds) {
            settings.once("kinds");
            this.kinds = Set.of(kinds);
            return this;
        }

        /** The tiers it holds on; every one unless set. */
        public Builder tiers(Tier... tiers) {
            settings.once("tiers");
            this.tiers = Set.of(tiers);
            return this;
        }

        /** Who does it; anybody unless set. */
        public Builder actors(Actor.Kind... actors) {
            settings.once("actors");
            this.actors = Set.of(actors);
            return this;
        }

        /** The most rows of a whole write; no limit unless set. */
        public Builder maxRows(long rows) {
            settings.once("maxRows");
            ceilings = ceilings.withRows(rows);
            return this;
        }

        /** The most rows of one statement; those of the policy unless set. */
        public Builder maxRowsPerStatement(long rows) {
            settings.once("maxRowsPerStatement");
            ceilings = ceilings.withRowsPerStatement(rows);
            return this;
        }

        /** The most changing statements of a write; no limit unless set. */
        public Builder maxStatements(long statements) {
            settings.once("maxStatements");
            ceilings = ceilings.withStatements(statements);
            return this;
        }

        /** The most entities of a write; no limit unless set. */
        public Builder maxEntities(long entities) {
            settings.once("maxEntities");
            ceilings = ceilings.withEntities(entities);
            return this;
        }

        /** The largest part of a table that one statement may change, above 0 and at most 1; no limit unless set. */
        public Builder maxTableFraction(double fraction) {
            settings.once("maxTableFraction");
            ceilings = ceilings.withTableFraction(fraction);
            return this;
        }

        /** A requirement with its defaults. */
        public Builder requires(String name) {
            return requires(name, Map.of());
        }

        /**
         * A requirement with settings.
         *
         * @throws IllegalStateException if the rule has it
         */
        public Builder requires(String name, Map<String, String> settings) {
            if (requires.putIfAbsent(name, Map.copyOf(settings)) != null) {
                throw new IllegalStateException("'" + name + "' must be required once but was given twice");
            }
            return this;
        }

        /**
         * Keeps later rules, and the defaults, from asking for a requirement.
         *
         * @param reason why; it stands in the policy
         * @throws IllegalStateException if the rule waives it
         */
        public Builder waives(String name, String reason) {
            if (waives.putIfAbsent(name, reason) != null) {
                throw new IllegalStateException("'" + name + "' must be waived once but was given twice");
            }
            return this;
        }

        /** What else it says of the writes. */
        public Builder traits(Trait... traits) {
            settings.once("traits");
            this.traits.addAll(List.of(traits));
            return this;
        }

        /** The rule. */
        public WriteRule build() {
            return new WriteRule(operation, kinds, tiers, actors, ceilings, requires, waives, traits);
        }
    }
}
