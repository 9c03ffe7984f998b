package dev.ringfence.spring;

import dev.ringfence.environment.Tier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The keys that a record of settings binds, read from the record itself so that no list can fall behind. In a key {@code *}
 * stands for a name of the user's, {@code [*]} for an index. Immutable.
 */
final class KnownKeys {
    private static final String NAME = "*";
    private static final String INDEX = "[*]";

    private final List<List<String>> keys;

    private KnownKeys(List<List<String>> keys) {
        this.keys = List.copyOf(keys);
    }

    static KnownKeys of(String prefix, Class<? extends Record> settings) {
        List<List<String>> keys = new ArrayList<>();
        add(List.of(prefix), settings, keys);
        return new KnownKeys(keys);
    }

    private static void add(List<String> path, Type type, List<List<String>> keys) {
        if (type instanceof Class<?> settings && settings.isRecord()) {
            for (RecordComponent component : settings.getRecordComponents()) {
                String name = DataObjectPropertyName.toDashedForm(component.getName());
                add(with(path, name), component.getGenericType(), keys);
            }
        } else if (type instanceof ParameterizedType container) {
            Type[] arguments = container.getActualTypeArguments();
            if (container.getRawType() == List.class) {
                add(with(path, INDEX), arguments[0], keys);
            } else if (arguments[0] instanceof Class<?> named && named.isEnum()) {
                for (Object constant : named.getEnumConstants()) {
                    add(with(path, EnumWords.of((Enum<?>) constant)), arguments[1], keys);
                }
            } else {
                add(with(path, NAME), arguments[1], keys);
            }
            if (container.getRawType() == List.class || arguments[arguments.length - 1] == Tier.class) {
                keys.add(path);
            }
        } else {
            keys.add(path);
        }
    }

    private static List<String> with(List<String> path, String element) {
        List<String> longer = new ArrayList<>(path);
        longer.add(element);
        return List.copyOf(longer);
    }

    /** All keys, such as {@code ringfence.environments.*}, in the order of the records. */
    List<String> all() {
        return keys.stream().map(key -> text(key, key.size())).toList();
    }

    /** True if a record binds a key, in any of the spellings that Spring Boot accepts. */
    boolean contains(ConfigurationPropertyName name) {
        return keys.stream().anyMatch(key -> matches(key, name, key.size()));
    }

    /** A name of the user's that stands last takes all that follows, dots too, as it does for the binder. */
    private static boolean matches(List<String> key, ConfigurationPropertyName name, int depth) {
        int size = name.getNumberOfElements();
        boolean open = depth == key.size() && key.get(depth - 1).equals(NAME);
        if (open ? size < depth : size != depth) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (!matches(key.get(i), name, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String element, ConfigurationPropertyName name, int i) {
        return switch (element) {
            case NAME -> !name.isNumericIndex(i);
            case INDEX -> name.isNumericIndex(i);
            default -> element.replace("-", "").equals(name.getElement(i, Form.UNIFORM));
        };
    }

    /** The same for a variable, whose underscores may stand for dots, dashes or nothing. */
    boolean containsVariable(String variable) {
        String uniform = uniform(variable);
        return keys.stream().anyMatch(key -> {
            int open = Math.max(key.indexOf(NAME), key.indexOf(INDEX));
            return open < 0
                    ? uniform.equals(uniform(text(key, key.size())))
                    : uniform.startsWith(uniform(text(key, open)));
        });
    }

    /** The variable that one that binds nothing was meant to be; empty if none is near. */
    Optional<String> nearVariable(String variable) {
        return EnumWords.nearest(
                        keys.stream().map(key -> uniform(text(key, key.size()))).toList(), uniform(variable))
                .map(near -> keys.stream()
                        .map(key -> text(key, key.size()))
                        .filter(key -> uniform(key).equals(near))
                        .findFirst()
                        .orElseThrow());
    }

    private static String uniform(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** What a key that binds nothing was meant to be, or which ones there are; ready to stand behind it. */
    String remedy(ConfigurationPropertyName name) {
        List<String> here = keys.stream().map(key -> filled(key, name)).toList();
        return EnumWords.nearest(here, name.toString())
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> known(name));
    }

    /** A key with the user's own names in the places of {@code *}. */
    private static String filled(List<String> key, ConfigurationPropertyName name) {
        List<String> filled = new ArrayList<>(key);
        for (int i = 0; i < Math.min(key.size(), name.getNumberOfElements()); i++) {
            if (key.get(i).equals(NAME) || key.get(i).equals(INDEX)) {
                filled.set(i, name.isNumericIndex(i) ? "[0]" : name.getElement(i, Form.ORIGINAL));
            }
        }
        return text(filled, filled.size());
    }

    private String known(ConfigurationPropertyName name) {
        int depth = name.getNumberOfElements();
        while (--depth > 0) {
            int at = depth;
            String next = keys.stream()
                    .filter(key -> key.size() > at && matches(key.subList(0, at), name.chop(at), at))
                    .map(key -> key.get(at))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!next.isEmpty()) {
                return "known under '" + name.chop(at) + "' are " + next;
            }
        }
        return "";
    }

    private static String text(List<String> key, int depth) {
        return String.join(".", key.subList(0, depth)).replace(".[", "[");
    }
}
