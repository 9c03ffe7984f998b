package dev.ringfence.spring.proxy;

import dev.ringfence.data.Sensitive;
import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.proxy.GuardedMethod;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.UnrestrictedWrite;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/** Which methods of a class have an annotation that guards. Safe for use by many threads. */
final class GuardingAnnotations {
    static final Set<Class<? extends Annotation>> WRITES = Set.of(GuardedWrite.class, UnrestrictedWrite.class);

    private static final Set<Class<? extends Annotation>> OF_METHODS = Set.of(
            RequiresTier.class, RequiresRight.class, GuardedWrite.class, UnrestrictedWrite.class, BreaksCircuit.class);
    private static final Set<Class<? extends Annotation>> OF_PARAMETERS = Set.of(Sensitive.class);

    /** The names of those of methods and types. */
    static final List<String> NAMES =
            OF_METHODS.stream().map(Class::getName).sorted().toList();

    private final Map<Class<?>, Boolean> annotated = new ConcurrentHashMap<>();

    /** True if the class or a type above it has such an annotation anywhere; looked at once for each class. */
    boolean isAnnotated(Class<?> type) {
        return !type.getName().startsWith("org.springframework.")
                && annotated.computeIfAbsent(type, GuardingAnnotations::find);
    }

    private static boolean find(Class<?> type) {
        return above(type)
                .anyMatch(each -> GuardedMethod.isMarked(each, OF_METHODS)
                        || Arrays.stream(each.getDeclaredMethods()).anyMatch(GuardingAnnotations::isMarked));
    }

    /** The type, its superclasses but Object, and all interfaces. */
    static Stream<Class<?>> above(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        add(type, types);
        return types.stream();
    }

    private static void add(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type != null && type != Object.class && types.add(type)) {
            add(type.getSuperclass(), types);
            for (Class<?> each : type.getInterfaces()) {
                add(each, types);
            }
        }
    }

    /** True if the method itself is marked, where it stands. */
    static boolean isMarked(Method method) {
        return GuardedMethod.isMarked(method, OF_METHODS)
                || Arrays.stream(method.getParameters())
                        .anyMatch(parameter -> GuardedMethod.isMarked(parameter, OF_PARAMETERS));
    }

    /** True if something is asked of a call of the method on an object of the class. */
    static boolean isGuarded(Method method, Class<?> target) {
        return !ReflectionUtils.isObjectMethod(method)
                && guarded(method, target).isAnnotated(OF_METHODS, OF_PARAMETERS);
    }

    /** True if one of some annotations speaks for the method. */
    static boolean isGuarded(Method method, Class<?> target, Set<Class<? extends Annotation>> by) {
        return !ReflectionUtils.isObjectMethod(method)
                && guarded(method, target).isAnnotated(by, Set.of());
    }

    /**
     * The method as core looks at it: by the interface that declares it with a wider signature if there is one, since that
     * finds the annotations of both; a bridge carries those of the class.
     */
    static GuardedMethod guarded(Method method, Class<?> target) {
        Method own = AopUtils.getMostSpecificMethod(method, target);
        Method declared = above(target)
                .filter(Class::isInterface)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(wide -> wide.getName().equals(own.getName())
                        && wide.getParameterCount() == own.getParameterCount()
                        && !Arrays.equals(wide.getParameterTypes(), own.getParameterTypes()))
                .filter(wide -> own.equals(AopUtils.getMostSpecificMethod(wide, target)))
                .findFirst()
                .orElse(own);
        return new GuardedMethod(target, target, declared);
    }
}
