package dev.ringfence.proxy;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What all annotations of a method ask of the environment together: a tier that each of them lists, all rights. */
record Requirement(Set<Tier> tiers, Set<Right> rights) {
    private static final Requirement NONE = new Requirement(EnumSet.allOf(Tier.class), Set.of());

    Requirement {
        tiers = Set.copyOf(tiers);
        rights = Set.copyOf(rights);
    }

    static Requirement of(GuardedMethod method) {
        Set<Tier> tiers = EnumSet.allOf(Tier.class);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (RequiresTier asked : method.annotations(RequiresTier.class)) {
            List<Tier> listed = List.of(asked.value());
            check(method, !listed.isEmpty() && !listed.contains(Tier.UNKNOWN), "@RequiresTier must list known tiers");
            tiers.retainAll(listed);
        }
        for (RequiresRight asked : method.annotations(RequiresRight.class)) {
            check(method, asked.value().length > 0, "@RequiresRight must list a right");
            rights.addAll(List.of(asked.value()));
        }
        check(method, !tiers.isEmpty(), "@RequiresTier of type, method, interface and class must share a tier");
        return new Requirement(tiers, rights);
    }

    private static void check(GuardedMethod method, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule + ", but on " + method + " they do not");
        }
    }

    /** True if nothing is asked. */
    boolean isEmpty() {
        return equals(NONE);
    }

    Decision decide(DeploymentEnvironment environment, GuardedMethod method) {
        if (!tiers.contains(environment.tier())) {
            return denied(
                    environment, method, "annotation.requires-tier", "tier " + words(tiers, " or ") + " is required");
        }
        Set<Right> missing = rights.stream()
                .filter(right -> !environment.may(right))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
        return missing.isEmpty()
                ? Decision.allowed()
                : denied(
                        environment,
                        method,
                        "annotation.requires-right",
                        words(missing, " and ") + " is required but not held");
    }

    private static Decision denied(
            DeploymentEnvironment environment, GuardedMethod method, String rule, String because) {
        return Decision.denied(new Refusal(
                Guard.ANNOTATIONS,
                rule,
                "Call of " + method,
                environment.name(),
                List.of(because, environment.resolution().line()),
                "call it where that holds, or correct what says where this process runs"));
    }

    private static String words(Collection<? extends Enum<?>> values, String between) {
        return values.stream().sorted().map(Enum::name).collect(Collectors.joining(between));
    }
}
