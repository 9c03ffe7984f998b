package dev.ringfence.proxy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which declared types may hold text that {@link TextWithin} finds and can replace. */
final class TextTypes {
    private TextTypes() {}

    static boolean mayHoldText(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            return isHolder(raw)
                    ? Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(TextTypes::mayHoldText)
                    : mayHoldText(raw);
        } else if (type instanceof GenericArrayType array) {
            return mayHoldText(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return mayHoldText(wildcard.getUpperBounds()[0]);
        } else if (type instanceof TypeVariable<?> variable) {
            return isBoundHolding(variable);
        }
        Class<?> raw = (Class<?>) type;
        return raw.isAssignableFrom(String.class)
                || raw.isRecord()
                || isHolder(raw)
                || (raw.isArray() && mayHoldText(raw.getComponentType()))
                || (raw.isSealed()
                        && Arrays.stream(raw.getPermittedSubclasses()).anyMatch(TextTypes::mayHoldText));
    }

    /** A bound may speak of its own variable, as in {@code T extends Comparable<T>}. */
    private static boolean isBoundHolding(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        return mayHoldText(bound instanceof ParameterizedType parameterized ? parameterized.getRawType() : bound);
    }

    /** Of those that hold others: those whose copies may stand in their place. */
    private static boolean isHolder(Class<?> type) {
        return type == CompletionStage.class
                || type == CompletableFuture.class
                || type.isAssignableFrom(ArrayList.class)
                || type.isAssignableFrom(LinkedHashSet.class)
                || type.isAssignableFrom(LinkedHashMap.class)
                || Mappable.of(type).filter(mappable -> mappable.keeps(type)).isPresent();
    }
}
