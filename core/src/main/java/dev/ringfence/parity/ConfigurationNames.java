package dev.ringfence.parity;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Flattens nested settings to names with dots, as {@code servers[0].port}. */
final class ConfigurationNames {
    private ConfigurationNames() {}

    static void flatten(Map<?, ?> settings, BiConsumer<String, String> to) {
        settings.forEach((name, value) -> flatten(String.valueOf(name), value, to));
    }

    private static void flatten(String name, @Nullable Object value, BiConsumer<String, String> to) {
        if (value instanceof Map<?, ?> nested && !nested.isEmpty()) {
            nested.forEach((key, inner) -> flatten(name + "." + key, inner, to));
        } else if (value instanceof Collection<?> elements && !elements.isEmpty()) {
            int i = 0;
            for (Object element : elements) {
                flatten(name + "[" + i++ + "]", element, to);
            }
        } else {
            boolean nothing = value == null || value instanceof Map<?, ?> || value instanceof Collection<?>;
            to.accept(name.isEmpty() ? "(no name)" : name, nothing ? "" : String.valueOf(value));
        }
    }
}
