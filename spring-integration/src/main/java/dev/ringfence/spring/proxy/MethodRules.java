package dev.ringfence.spring.proxy;

import dev.ringfence.data.Sensitive;
import dev.ringfence.proxy.GuardedMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Which annotated methods of a class no call through a proxy passes, or not for as long as their work lasts. */
final class MethodRules {
    private static final boolean COROUTINES =
            ClassUtils.isPresent("kotlinx.coroutines.reactor.MonoKt", MethodRules.class.getClassLoader());

    private MethodRules() {}

    static boolean canBePassed(Method method) {
        return !Modifier.isPrivate(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isFinal(method.getModifiers())
                && !method.isSynthetic();
    }

    /** Those that a call on an object of the class may enter, default ones of interfaces included. */
    static Set<Method> methods(Class<?> type) {
        Set<Method> methods = new LinkedHashSet<>();
        Stream.concat(Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(type)), Arrays.stream(type.getMethods()))
                .filter(MethodRules::canBePassed)
                .forEach(methods::add);
        return methods;
    }

    static List<String> problems(Class<?> type) {
        List<String> problems = new ArrayList<>();
        GuardingAnnotations.above(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic())
                .forEach(method -> checkPassed(method, type, problems));
        for (Method method : methods(type)) {
            checkEnd(method, type, problems);
        }
        return problems;
    }

    private static void checkPassed(Method method, Class<?> type, List<String> problems) {
        if (GuardingAnnotations.isMarked(method, type)) {
            String hindrance = !canBePassed(method)
                    ? hindrance(method)
                    : isOfAnotherPackage(method, type) ? "package-private in another package than its bean" : "";
            if (!hindrance.isEmpty()) {
                problems.add(name(method) + " is " + hindrance + ", so no call of it passes a proxy");
            }
        } else if (Modifier.isFinal(method.getModifiers())
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.getDeclaringClass().isRecord()
                && !Modifier.isFinal(method.getDeclaringClass().getModifiers())
                && GuardingAnnotations.isMarked(method.getDeclaringClass())) {
            problems.add(name(method) + " is final, so what its class asks is not asked of it");
        }
    }

    private static void checkEnd(Method method, Class<?> type, List<String> problems) {
        GuardedMethod guarded = new GuardedMethod(type, type, method);
        if (endsLater(guarded, type) && GuardingAnnotations.isGuarded(method, type, GuardingAnnotations.WRITES)) {
            problems.add(name(method) + " is a write whose work ends after the method did (" + resultOf(guarded)
                    + "), so its rows cannot be counted: guard the method that does the work");
        }
        if (!COROUTINES
                && guarded.isSuspending()
                && GuardingAnnotations.isGuarded(method, type, Set.of(Sensitive.class))) {
            problems.add(name(method) + " is a suspend function, and what it gives is only seen with"
                    + " org.jetbrains.kotlinx:kotlinx-coroutines-reactor: add that");
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static String hindrance(Method method) {
        return Modifier.isPrivate(method.getModifiers())
                ? "private"
                : Modifier.isStatic(method.getModifiers()) ? "static" : "final";
    }

    /** A class proxy stands beside the class of its object, and overrides what can be seen from there. */
    private static boolean isOfAnotherPackage(Method method, Class<?> type) {
        int visible = Modifier.PUBLIC | Modifier.PROTECTED;
        return (method.getModifiers() & visible) == 0
                && !method.getDeclaringClass().getPackage().equals(type.getPackage());
    }

    private static String resultOf(GuardedMethod guarded) {
        return guarded.isSuspending()
                ? "a suspend function"
                : guarded.method().getReturnType().getSimpleName();
    }

    /** With {@code @Async} the guards stand on the thread of the work, which ends with the method. */
    private static boolean endsLater(GuardedMethod guarded, Class<?> type) {
        Class<?> result = guarded.method().getReturnType();
        boolean future = Future.class.isAssignableFrom(result) || CompletionStage.class.isAssignableFrom(result);
        return guarded.endsLater() && !(future && !guarded.isSuspending() && isAsync(guarded.method(), type));
    }

    private static boolean isAsync(Method method, Class<?> type) {
        return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(Async.class)
                || MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(Async.class);
    }
}
