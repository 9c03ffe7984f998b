package dev.ringfence.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names declared by the setting {@code ringfence.environments}, such as {@code eu-canary=production,demo=staging}. */
final class DeclaredNames {
    private DeclaredNames() {}

    /** The property outranks the variable, as with any setting; evidence has no such order. */
    static List<DeclaredName> in(EvidenceContext context) {
        Optional<String> property = context.property(EnvironmentResolver.NAMES_PROPERTY);
        return property.isPresent()
                ? parse(EnvironmentResolver.NAMES_PROPERTY, property.get())
                : context.variable(EnvironmentResolver.NAMES_VARIABLE)
                        .map(text -> parse(EnvironmentResolver.NAMES_VARIABLE, text))
                        .orElse(List.of());
    }

    private static List<DeclaredName> parse(String setting, String text) {
        List<DeclaredName> names = new ArrayList<>();
        if (text.isBlank()) {
            return names;
        }
        String[] entries = text.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            String[] parts = entries[i].split("=", -1);
            Optional<Tier> tier = parts.length == 2 ? TierAliases.standard().tier(parts[1].strip()) : Optional.empty();
            if (tier.isEmpty()) {
                throw new IllegalArgumentException("'" + setting + "' must be <name>=<tier> between commas, tier one of"
                        + " production, staging, test, development, but its entry " + (i + 1) + " had "
                        + entries[i].length() + " other characters");
            }
            names.add(new DeclaredName(parts[0].strip(), tier.get()));
        }
        return names;
    }
}
