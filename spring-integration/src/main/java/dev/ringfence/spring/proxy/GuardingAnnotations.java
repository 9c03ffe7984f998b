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
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

/** Which methods of a class have an annotation that guards. Safe for use by many threads. */
final class GuardingAnnotations {
    static final Set<Class<? extends Annotation>> WRITES = Set.of(GuardedWrite.class, UnrestrictedWrite.class);

    private static final Set<Class<? extends Annotation>> OF_METHODS = Set.of(
            RequiresTier.class, RequiresRight.class, GuardedWrite.class, UnrestrictedWrite.class, BreaksCircuit.class);
    private static final Set<Class<? extends Annotation>> OF_VALUES = Set.of(Sensitive.class);

    private static final Logger LOG = LoggerFactory.getLogger(GuardingAnnotations.class);

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
        try {
            return above(type)
                    .anyMatch(each -> GuardedMethod.isMarked(each, OF_METHODS)
                            || Arrays.stream(each.getDeclaredMethods()).anyMatch(method -> isMarked(method, type)));
        } catch (LinkageError absent) {
            // A class of a library whose optional parts are not there; what guards would be the application's own.
            LOG.debug("The methods of {} cannot be read, so they are taken to have no annotations", type, absent);
            return false;
        }
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

    /** True if a method of an object of the class is marked itself, where it stands. */
    static boolean isMarked(Method method, Class<?> target) {
        return GuardedMethod.isMarked(method, OF_METHODS)
                || (GuardedMethod.isMarked(method, OF_VALUES) && !speaksToSinks(method, target))
                || Arrays.stream(method.getParameters())
                        .anyMatch(parameter -> GuardedMethod.isMarked(parameter, OF_VALUES));
    }

    /** True if something is asked of a call of the method on an object of the class. */
    static boolean isGuarded(Method method, Class<?> target) {
        if (ReflectionUtils.isObjectMethod(method)) {
            return false;
        }
        GuardedMethod guarded = guarded(method, target);
        return guarded.isAnnotated(OF_METHODS, OF_VALUES)
                || (guarded.isAnnotated(OF_VALUES, Set.of()) && !speaksToSinks(method, target));
    }

    /** What holds data describes it for sinks: settings, and what no class proxy could stand around anyway. */
    private static boolean speaksToSinks(Method method, Class<?> type) {
        return GuardedMethod.isProperty(method)
                && (Modifier.isFinal(type.getModifiers())
                        || MergedAnnotations.from(type).isPresent(ConfigurationProperties.class));
    }

    /** True if the class itself is marked, so that all of its methods are meant. */
    static boolean isMarked(Class<?> type) {
        return GuardedMethod.isMarked(type, OF_METHODS);
    }

    /** All annotations that speak for a method. */
    static Set<Annotation> of(Method method, Class<?> target) {
        GuardedMethod guarded = guarded(method, target);
        return Stream.concat(OF_METHODS.stream(), OF_VALUES.stream())
                .flatMap(kind -> guarded.annotations(kind).stream())
                .collect(Collectors.toUnmodifiableSet());
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
