package dev.ringfence.data.sanitize;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The copier of each class, made at its first use and forgotten with the class. Safe for use by many threads. */
final class CopyPlans {
    private final FieldRules rules;
    private final LeafRule otherwise;
    private final Set<Class<?>> kept;

    private final ClassValue<Copier> copiers = new ClassValue<>() {
        @Override
        protected Copier computeValue(Class<?> type) {
            return plan(type);
        }
    };

    CopyPlans(FieldRules rules, Set<Class<?>> kept) {
        this.rules = rules;
        this.otherwise = rules.otherwise();
        this.kept = Set.copyOf(kept);
    }

    FieldRules rules() {
        return rules;
    }

    LeafRule otherwise() {
        return otherwise;
    }

    Set<Class<?>> kept() {
        return kept;
    }

    Copier of(Class<?> type) {
        return copiers.get(type);
    }

    private Copier plan(Class<?> type) {
        if (kept.contains(type)) {
            return Leaves.kept();
        }
        Copier leaf = Leaves.of(type);
        if (leaf != null) {
            return leaf;
        } else if (type.isArray()) {
            return new ArrayCopier(type.getComponentType());
        } else if (type == Optional.class) {
            return new OptionalCopier();
        } else if (Collection.class.isAssignableFrom(type)) {
            return new CollectionCopier();
        } else if (Map.class.isAssignableFrom(type)) {
            return new MapCopier(rules, otherwise);
        } else if (type.getName().startsWith("java.")) {
            return new UnknownCopier(type, "it is a class of the platform with contents of its own");
        }
        try {
            return type.isRecord() ? record(type) : bean(type);
        } catch (IllegalAccessException closed) {
            return new UnknownCopier(
                    type,
                    "its package is not open (opens " + type.getPackageName() + " to "
                            + CopyPlans.class.getModule().getName() + ")");
        } catch (NoSuchMethodException none) {
            return new UnknownCopier(type, "it is no record and has no constructor without parameters");
        }
    }

    private Copier record(Class<?> type) throws IllegalAccessException, NoSuchMethodException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<MethodHandle> accessors = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        for (RecordComponent one : components) {
            accessors.add(Members.accessor(one.getAccessor()));
            slots.add(new Slot(
                    type.getSimpleName() + "." + one.getName(),
                    one.getType(),
                    one.getGenericType(),
                    rules.ofField(type, one.getName(), Stream.of(one, one.getAccessor()))));
        }
        MethodHandle constructor = Members.constructor(type.getDeclaredConstructor(types));
        return new RecordCopier(type, constructor, List.copyOf(accessors), List.copyOf(slots));
    }

    private Copier bean(Class<?> type) throws IllegalAccessException, NoSuchMethodException {
        if (Modifier.isAbstract(type.getModifiers())) {
            return new UnknownCopier(type, "it is abstract");
        }
        Constructor<?> constructor = type.getDeclaredConstructor();
        List<MethodHandle> getters = new ArrayList<>();
        List<MethodHandle> setters = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
            if (level.getName().startsWith("java.")) {
                return new UnknownCopier(type, "it extends a class of the platform with contents of its own");
            }
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    getters.add(Members.getter(field));
                    setters.add(Members.setter(field));
                    slots.add(new Slot(
                            type.getSimpleName() + "." + field.getName(),
                            field.getType(),
                            field.getGenericType(),
                            rules.ofField(type, field.getName(), annotated(level, field))));
                }
            }
        }
        return new BeanCopier(
                type, Members.constructor(constructor), List.copyOf(getters), List.copyOf(setters), List.copyOf(slots));
    }

    /** The field and what reads it: {@code getEmail()}, {@code isActive()} or {@code email()}. */
    private static Stream<AnnotatedElement> annotated(Class<?> type, Field field) {
        String name = field.getName();
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Set<String> readers = Set.of("get" + capital, "is" + capital, name);
        return Stream.concat(
                Stream.of(field),
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getParameterCount() == 0 && readers.contains(method.getName())));
    }
}
