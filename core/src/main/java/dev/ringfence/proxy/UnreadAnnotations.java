package dev.ringfence.proxy;

import dev.ringfence.base.MetaAnnotations;
import dev.ringfence.data.Sensitive;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.UnrestrictedWrite;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds annotations that no call through an interface will ever pass. They would guard nothing and say nothing, which
 * is the worst a guard can do.
 */
final class UnreadAnnotations {
    private UnreadAnnotations() {}

    static void refuse(Class<?> target, Set<Class<? extends Annotation>> kinds) {
        kinds.forEach(kind -> refuse(
                target,
                kind,
                method -> MetaAnnotations.find(method, kind).isPresent() && !speaksToSinks(method, kind)));
    }

    private static boolean speaksToSinks(Method method, Class<? extends Annotation> kind) {
        return kind == Sensitive.class && GuardedMethod.isProperty(method);
    }

    /** What these guards would only do until the method returns, while its work goes on. */
    static void refuseEndingLater(GuardedMethod method, Set<Class<? extends Annotation>> read) {
        if (!method.endsLater()) {
            return;
        }
        Set.of(GuardedWrite.class, UnrestrictedWrite.class).stream()
                .filter(kind -> read.contains(kind) && !method.annotations(kind).isEmpty())
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalStateException("@" + kind.getSimpleName() + " on " + method
                            + " would guard nothing: its work ends after the method did, so no row of it could be"
                            + " counted. Guard the method that does the work, or call WriteGuard.run around it");
                });
        if (method.isSuspending() && !method.annotations(Sensitive.class).isEmpty()) {
            throw new IllegalStateException("@Sensitive on " + method
                    + " would guard nothing: what a suspend function gives, it gives to its continuation. Mark the"
                    + " function that it calls");
        }
    }

    static void refuseOnParameters(Class<?> target, Set<Class<? extends Annotation>> kinds) {
        kinds.forEach(kind -> refuse(
                target,
                kind,
                method -> Arrays.stream(method.getParameters())
                        .anyMatch(parameter ->
                                MetaAnnotations.find(parameter, kind).isPresent())));
    }

    /** An annotation that these guards could read, had they been given what it takes. */
    static void refuseUnreadBreakers(GuardedMethod method, Set<Class<? extends Annotation>> read) {
        if (!read.contains(BreaksCircuit.class)
                && !method.annotations(BreaksCircuit.class).isEmpty()) {
            throw new IllegalStateException("@BreaksCircuit on " + method
                    + " would guard nothing: these guards know no breakers. Add Guards.with(BreakerCalls.of(breakers))"
                    + " or take the annotation away");
        }
    }

    private static void refuse(Class<?> target, Class<? extends Annotation> kind, Predicate<Method> isMarked) {
        Set<Class<?>> types = Hierarchy.of(target);
        for (Class<?> type : types) {
            for (Method method : type.getDeclaredMethods()) {
                if (isMarked.test(method) && !isCallable(method, types)) {
                    throw new IllegalStateException("@" + kind.getSimpleName() + " on " + type.getSimpleName() + "."
                            + method.getName()
                            + " would guard nothing: no interface declares it as a method of objects, so"
                            + " no call of it passes a proxy. Declare it in an interface or take the annotation away");
                }
            }
        }
    }

    private static boolean isCallable(Method method, Set<Class<?>> types) {
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            return false;
        }
        return types.stream()
                .filter(Class::isInterface)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(declared -> declared.getName().equals(method.getName()))
                .anyMatch(declared -> hasParameters(method, declared.getParameterTypes())
                        || isImplementedGenerically(declared, method, types));
    }

    /** A generic method is called by a bridge with the erased types, which a mere overload does not have. */
    private static boolean isImplementedGenerically(Method declared, Method method, Set<Class<?>> types) {
        Class<?>[] wide = declared.getParameterTypes();
        Class<?>[] own = method.getParameterTypes();
        return wide.length == own.length
                && IntStream.range(0, own.length).allMatch(i -> wide[i].isAssignableFrom(own[i]))
                && types.stream()
                        .filter(type -> !type.isInterface())
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .anyMatch(bridge -> bridge.isBridge()
                                && bridge.getName().equals(method.getName())
                                && hasParameters(bridge, wide));
    }

    private static boolean hasParameters(Method method, Class<?>[] types) {
        return Arrays.equals(method.getParameterTypes(), types);
    }
}
