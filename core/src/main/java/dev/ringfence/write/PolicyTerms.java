package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the rules of a policy together for each operation, once. Every name is resolved when this is made, so that an
 * unknown one is found at wiring. Safe for use by many threads.
 */
final class PolicyTerms {
    /** What a second person has to give, which nobody waits for below production unless a rule names the tier. */
    private static final String OF_PEOPLE = "approval";

    /** More operations than an application has; further ones are put together anew each time. */
    private static final int MOST_KEPT = 1_000;

    private final WritePolicy policy;
    private final Requirements requirements;
    private final Tier tier;
    private final List<Bound> rules = new ArrayList<>();
    private final Requirement justification;
    private final Map<Asker, WriteTerms> kept = new ConcurrentHashMap<>();
    private final Map<String, Requirement> byDefault = new ConcurrentHashMap<>();

    /** Whom terms hold for. */
    private record Asker(String operation, Write.Kind kind, Actor.Kind actor) {}

    /** A rule with its requirements found. */
    private record Bound(WriteRule rule, Map<String, Requirement> requires) {}

    PolicyTerms(WritePolicy policy, Requirements requirements, Tier tier) {
        this.policy = policy;
        this.requirements = requirements;
        this.tier = tier;
        this.justification = requirements.named(Justification.NAME, Map.of());
        for (WriteRule rule : policy.rules()) {
            Map<String, Requirement> found = new LinkedHashMap<>();
            rule.requires().forEach((name, settings) -> found.put(name, requirements.named(name, settings)));
            // A waiver of a name that does not exist would waive nothing and say nothing.
            rule.waives().keySet().forEach(this::requireKnown);
            rules.add(new Bound(rule, found));
        }
    }

    private void requireKnown(String name) {
        if (!requirements.names().contains(name)) {
            requirements.named(name, Map.of());
        }
    }

    /** A requirement with its defaults, made once; fails for an unknown name and lists the known ones. */
    Requirement requirement(String name) {
        return byDefault.computeIfAbsent(name, missing -> requirements.named(missing, Map.of()));
    }

    WriteTerms of(Write write, Actor.Kind actor) {
        Asker asker = new Asker(write.operation(), write.kind(), actor);
        WriteTerms terms = kept.get(asker);
        if (terms == null) {
            terms = put(write, actor);
            if (kept.size() < MOST_KEPT) {
                kept.put(asker, terms);
            }
        }
        return write.requirements().isEmpty() ? terms : withThoseOf(write, terms);
    }

    private WriteTerms put(Write write, Actor.Kind actor) {
        Map<String, Requirement> asked = new LinkedHashMap<>();
        Set<String> waived = new HashSet<>();
        Set<WriteRule.Trait> traits = new HashSet<>();
        Ceilings ceilings = Ceilings.unlimited();
        for (Bound bound : rules) {
            WriteRule rule = bound.rule();
            if (!rule.speaksOf(write.operation(), write.kind(), tier, actor)) {
                continue;
            }
            ceilings = ceilings.otherwise(rule.ceilings());
            traits.addAll(rule.traits());
            bound.requires().forEach((name, requirement) -> {
                if (!waived.contains(name) && (isAsked(name) || !rule.tiers().isEmpty())) {
                    asked.putIfAbsent(name, requirement);
                }
            });
            waived.addAll(rule.waives().keySet());
        }
        if (actor != Actor.Kind.SERVICE && !waived.contains(Justification.NAME)) {
            asked.putIfAbsent(Justification.NAME, justification);
        }
        return new WriteTerms(
                List.copyOf(asked.values()),
                ceilings.otherwise(Ceilings.unlimited().withRowsPerStatement(policy.maxRowsPerStatement(actor))),
                traits.contains(WriteRule.Trait.DRY_RUN_ONLY),
                traits.contains(WriteRule.Trait.DESTRUCTIVE),
                traits.contains(WriteRule.Trait.AUDITED) || !asked.isEmpty());
    }

    private boolean isAsked(String name) {
        return !name.equals(OF_PEOPLE) || !tier.belowProduction();
    }

    private WriteTerms withThoseOf(Write write, WriteTerms terms) {
        List<Requirement> all = new ArrayList<>(terms.requirements());
        for (String name : write.requirements()) {
            boolean there = terms.requirements().stream()
                    .anyMatch(requirement -> requirement.name().equals(name));
            Requirement requirement = requirement(name);
            if (!there && isAsked(name)) {
                all.add(requirement);
            }
        }
        return new WriteTerms(all, terms.ceilings(), terms.dryRunOnly(), terms.destructive(), true);
    }
}
