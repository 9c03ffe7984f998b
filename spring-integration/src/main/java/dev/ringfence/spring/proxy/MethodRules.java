package dev.ringfence.spring.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ReflectionUtils;

/** Which annotated methods of a class no call through a proxy passes, or not for as long as their work lasts. */
final class MethodRules {
    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private MethodRules() {}

    static boolean canBePassed(Method method) {
        return !Modifier.isPrivate(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isFinal(method.getModifiers())
                && !method.isSynthetic();
    }

    static List<String> problems(Class<?> type) {
        List<String> problems = new ArrayList<>();
        for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
            String name = type.getSimpleName() + "." + method.getName();
            if (!canBePassed(method)) {
                if (GuardingAnnotations.isMarked(method) && !method.isSynthetic()) {
                    problems.add(name + " is " + hindrance(method) + ", so no call of it passes a proxy");
                }
            } else if (endsLater(method, type)
                    && GuardingAnnotations.isGuarded(method, type, GuardingAnnotations.WRITES)) {
                problems.add(name + " is a write whose work ends after the method did (" + resultOf(method)
                        + "), so its rows cannot be counted: guard the method that does the work");
            }
        }
        return problems;
    }

    private static String hindrance(Method method) {
        return Modifier.isPrivate(method.getModifiers())
                ? "private"
                : Modifier.isStatic(method.getModifiers()) ? "static" : "final";
    }

    private static boolean isSuspending(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(parameter -> parameter.getName().equals(CONTINUATION));
    }

    private static String resultOf(Method method) {
        return isSuspending(method)
                ? "a suspend function"
                : method.getReturnType().getSimpleName();
    }

    private static boolean endsLater(Method method, Class<?> type) {
        if (isSuspending(method) || isPublisher(method.getReturnType())) {
            return true;
        }
        boolean future = Future.class.isAssignableFrom(method.getReturnType())
                || CompletionStage.class.isAssignableFrom(method.getReturnType());
        return future && !isAsync(method, type);
    }

    private static boolean isAsync(Method method, Class<?> type) {
        return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(Async.class)
                || MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(Async.class);
    }

    private static boolean isPublisher(Class<?> result) {
        return GuardingAnnotations.above(result)
                .anyMatch(each -> each.getName().equals("org.reactivestreams.Publisher")
                        || each.getName().equals("java.util.concurrent.Flow$Publisher"));
    }
}
