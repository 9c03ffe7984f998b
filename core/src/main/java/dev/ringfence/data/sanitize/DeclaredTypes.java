package dev.ringfence.data.sanitize;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks what a class declares, so that what could not be copied is refused before the first value. A declared class
 * that others may extend is answered for by what its values really are, when they come.
 */
final class DeclaredTypes {
    private final CopyPlans plans;
    private final Set<Visit> seen = new HashSet<>();

    private DeclaredTypes(CopyPlans plans) {
        this.plans = plans;
    }

    /**
     * Checks a class and all that it declares.
     *
     * @throws IllegalArgumentException if a value of it could not be copied; the message names the place
     */
    static void check(CopyPlans plans, Class<?> type) {
        new DeclaredTypes(plans).check(type.getTypeName(), type, plans.otherwise());
    }

    private record Visit(Class<?> type, LeafRule rule) {}

    private void check(String place, Type type, LeafRule rule) {
        if (type instanceof Class<?> plain) {
            checkClass(place, plain, rule);
        } else if (type instanceof ParameterizedType parameterized) {
            boolean map = parameterized.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw);
            Type[] arguments = parameterized.getActualTypeArguments();
            check(place, parameterized.getRawType(), rule);
            for (int i = 0; i < arguments.length; i++) {
                check(place, arguments[i], map && i == 0 ? plans.otherwise() : rule);
            }
        } else if (type instanceof GenericArrayType array) {
            check(place, array.getGenericComponentType(), rule);
        } else if (type instanceof WildcardType wildcard) {
            check(place, wildcard.getUpperBounds()[0], rule);
        }
    }

    private void checkClass(String place, Class<?> type, LeafRule rule) {
        if (!seen.add(new Visit(type, rule))) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                checkClass(place, permitted, rule);
            }
        }
        boolean open = !type.isPrimitive()
                && !type.isArray()
                && !type.isRecord()
                && !type.isEnum()
                && !Modifier.isFinal(type.getModifiers())
                && (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || platformContainer(type));
        if (open || type == Object.class) {
            return;
        }
        Copier copier = plans.of(type);
        if (!copier.takes(rule)) {
            if (copier instanceof UnknownCopier unknown) {
                throw unknown.refusal(place);
            }
            throw new LeafRule(place, rule.transformation(), rule.effect()).refusal(type);
        }
        if (type.isArray()) {
            checkClass(place, type.getComponentType(), rule);
        }
        for (Slot slot : copier.slots()) {
            LeafRule own = slot.rule() != null ? slot.rule() : rule;
            boolean nullified = own.effect() == LeafRule.Effect.NULLIFY;
            if (nullified && slot.type().isPrimitive()) {
                throw new IllegalArgumentException("'" + slot.place() + "' must be no primitive to become NULL");
            }
            if (!nullified) {
                check(slot.place(), slot.generic(), own);
            }
        }
    }

    private static boolean platformContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
