package dev.ringfence.base;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds annotations, also those that stand on annotations of the user's own. The nearest one wins. Stateless. */
public final class MetaAnnotations {
    private MetaAnnotations() {}

    /** The annotation of a kind on an element itself or, if it has none, on one of its annotations or theirs. */
    public static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> kind) {
        return find(element, kind, new HashSet<>());
    }

    private static <A extends Annotation> Optional<A> find(
            AnnotatedElement element, Class<A> kind, Set<Class<?>> visited) {
        A direct = element.getDeclaredAnnotation(kind);
        if (direct != null) {
            return Optional.of(direct);
        }
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (!type.getName().startsWith("java.lang.") && visited.add(type)) {
                Optional<A> found = find(type, kind, visited);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
