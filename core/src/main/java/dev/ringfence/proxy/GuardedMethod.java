package dev.ringfence.proxy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A method as it will be called: through a type, on an object of a class.
 *
 * @param entry the type it is called through, an interface or the class itself
 * @param target the class of the object
 * @param method the method, of either
 */
public record GuardedMethod(Class<?> entry, Class<?> target, Method method) {
    public GuardedMethod {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(method, "method");
    }

    /**
     * Every annotation of a kind that speaks for this method: on the method in the class, in its superclasses and in
     * each interface that declares it; on those types; and on the entry type.
     */
    public <A extends Annotation> List<A> annotations(Class<A> kind) {
        Set<A> found = new LinkedHashSet<>();
        Set<Class<?>> types = Hierarchy.of(target);
        types.addAll(Hierarchy.of(entry));
        for (Class<?> type : types) {
            Optional<Method> declared = declaredIn(type);
            declared.map(here -> here.getDeclaredAnnotation(kind)).ifPresent(found::add);
            if (declared.isPresent() || !type.isInterface() || type == entry) {
                Optional.ofNullable(type.getDeclaredAnnotation(kind)).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** True if a parameter has an annotation of a kind, in the class or in any type above it that declares the method. */
    boolean isAnnotated(int parameter, Class<? extends Annotation> kind) {
        Set<Class<?>> types = Hierarchy.of(target);
        types.addAll(Hierarchy.of(entry));
        return types.stream()
                .flatMap(type -> declaredIn(type).stream())
                .anyMatch(here -> here.getParameters()[parameter].isAnnotationPresent(kind));
    }

    /**
     * The method as a type declares it. A bridge carries the annotations of what it leads to (javac copies them), so the
     * erased signature finds a generic method as well.
     */
    private Optional<Method> declaredIn(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(here -> here.getName().equals(method.getName())
                        && Arrays.equals(here.getParameterTypes(), method.getParameterTypes()))
                .max(Comparator.comparing(here -> here.getDeclaredAnnotations().length));
    }

    /** Such as {@code ShopService.purge}; types of parameters are left out, and so are classes without a name. */
    @Override
    public String toString() {
        boolean nameless = target.isAnonymousClass() || target.isHidden() || target.isSynthetic();
        return (nameless ? entry : target).getSimpleName() + "." + method.getName();
    }
}
