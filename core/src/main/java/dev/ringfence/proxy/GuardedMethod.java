package dev.ringfence.proxy;

import dev.ringfence.base.MetaAnnotations;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A method as it will be called: through a type, on an object of a class.
 *
 * @param entry the type it is called through, an interface or the class itself
 * @param target the class of the object
 * @param method the method, of either
 */
public record GuardedMethod(Class<?> entry, Class<?> target, Method method) {
    /** By name, since whoever uses them has them and nobody else needs them. */
    private static final Set<String> PUBLISHERS = Set.of(
            "org.reactivestreams.Publisher", "java.util.concurrent.Flow$Publisher", "kotlinx.coroutines.flow.Flow");

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    public GuardedMethod {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(method, "method");
    }

    /**
     * Every annotation of a kind that speaks for this method: on the method in the class, in its superclasses and in
     * each interface that declares it; on those types; and on the entry type. One that stands on another annotation speaks
     * for what that stands on.
     */
    public <A extends Annotation> List<A> annotations(Class<A> kind) {
        Set<A> found = new LinkedHashSet<>();
        for (Class<?> type : types()) {
            Optional<Method> declared = declaredIn(type);
            declared.flatMap(here -> MetaAnnotations.find(here, kind)).ifPresent(found::add);
            if (declared.isPresent() || !type.isInterface() || type == entry) {
                MetaAnnotations.find(type, kind).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** True if a parameter has an annotation of a kind, in the class or in any type above it that declares the method. */
    boolean isAnnotated(int parameter, Class<? extends Annotation> kind) {
        return types().stream()
                .flatMap(type -> declaredIn(type).stream())
                .anyMatch(here -> MetaAnnotations.find(here.getParameters()[parameter], kind)
                        .isPresent());
    }

    /** True if an annotation of some kinds speaks for this method, or stands on a parameter of it. */
    public boolean isAnnotated(
            Set<Class<? extends Annotation>> kinds, Set<Class<? extends Annotation>> kindsOfParameters) {
        return kinds.stream().anyMatch(kind -> !annotations(kind).isEmpty())
                || IntStream.range(0, method.getParameterCount())
                        .anyMatch(i -> kindsOfParameters.stream().anyMatch(kind -> isAnnotated(i, kind)));
    }

    /** True if an annotation of some kinds stands on a type, method or parameter, directly or on another annotation. */
    public static boolean isMarked(AnnotatedElement element, Set<Class<? extends Annotation>> kinds) {
        return element.getDeclaredAnnotations().length > 0
                && kinds.stream()
                        .anyMatch(kind -> MetaAnnotations.find(element, kind).isPresent());
    }

    /**
     * True if a method reads a property: the accessor of a record's component, or {@code get...} or {@code is...}
     * without parameters. What {@code @Sensitive} says of it, it may say to sinks alone.
     */
    public static boolean isProperty(Method method) {
        String name = method.getName();
        Class<?> type = method.getDeclaringClass();
        return method.getParameterCount() == 0
                && (name.startsWith("get")
                        || name.startsWith("is")
                        || (type.isRecord()
                                && Arrays.stream(type.getRecordComponents())
                                        .anyMatch(part -> part.getName().equals(name))));
    }

    /**
     * True if the work may go on after the method returned: it gives a future, a stage, a publisher or a flow, or is a
     * {@code suspend} function of Kotlin.
     */
    public boolean endsLater() {
        Class<?> result = method.getReturnType();
        return isSuspending()
                || Future.class.isAssignableFrom(result)
                || CompletionStage.class.isAssignableFrom(result)
                || isPublisher(result);
    }

    static boolean isPublisher(Class<?> result) {
        return Hierarchy.of(result).stream().anyMatch(type -> PUBLISHERS.contains(type.getName()));
    }

    /** True if it is a {@code suspend} function of Kotlin, which gets a continuation as its last argument. */
    public boolean isSuspending() {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0
                && parameters[parameters.length - 1].getName().equals(CONTINUATION);
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

    /** The types that may declare the method or what belongs to it: the class and all above it, then those of the entry. */
    Set<Class<?>> types() {
        Set<Class<?>> types = Hierarchy.of(target);
        types.addAll(Hierarchy.of(entry));
        return types;
    }

    /** The method, and those it leads to by a bridge: a generic one as the class narrows it. */
    List<Method> forms() {
        List<Method> forms = new ArrayList<>(List.of(method));
        for (Class<?> type : types()) {
            List<Method> named = Arrays.stream(type.getDeclaredMethods())
                    .filter(here -> here.getName().equals(method.getName()))
                    .toList();
            boolean bridged = named.stream()
                    .anyMatch(here ->
                            here.isBridge() && Arrays.equals(here.getParameterTypes(), method.getParameterTypes()));
            named.stream()
                    .filter(here -> bridged && !here.isBridge() && narrows(here))
                    .forEach(forms::add);
        }
        return forms;
    }

    private boolean narrows(Method here) {
        Class<?>[] wide = method.getParameterTypes();
        Class<?>[] narrow = here.getParameterTypes();
        return wide.length == narrow.length
                && method.getReturnType().isAssignableFrom(here.getReturnType())
                && IntStream.range(0, wide.length).allMatch(i -> wide[i].isAssignableFrom(narrow[i]));
    }

    /** Such as {@code ShopService.purge}; types of parameters are left out, and so are classes without a name. */
    @Override
    public String toString() {
        boolean nameless = target.isAnonymousClass() || target.isHidden() || target.isSynthetic();
        return (nameless ? entry : target).getSimpleName() + "." + method.getName();
    }
}
