package dev.ringfence.spring;

import dev.ringfence.environment.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Reads {@code ringfence.environments} where it is one text, such as {@code eu-canary=production,demo=staging}: the form
 * that core reads from the system property and the variable of that name, and which Spring shows to the binder as well.
 */
final class DeclaredTiersConverter implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Map.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        TypeDescriptor value = target.getMapValueTypeDescriptor();
        return value != null && value.getType() == Tier.class;
    }

    @Override
    public Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        Map<String, Tier> tiers = new LinkedHashMap<>();
        String text = String.valueOf(source);
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.split("=", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("must be <name>=<tier> between commas");
            }
            tiers.put(parts[0].strip(), EnumWords.parse(Tier.class, parts[1].strip()));
        }
        return tiers;
    }
}
