package dev.ringfence.proxy;

import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * What stands around the calls of annotated methods. Asked once for each method, when a proxy is made; the invocation
 * it gives serves all calls. Implementations are safe for use by many threads.
 */
public interface CallInterceptor {

    /** The annotations it reads, so that one which no call will ever pass can be refused. */
    Set<Class<? extends Annotation>> annotations();

    /** The annotations of parameters that it reads; none by default. */
    default Set<Class<? extends Annotation>> parameterAnnotations() {
        return Set.of();
    }

    /**
     * Stands around a method.
     *
     * @param method the method with all its annotations
     * @param next the call itself, or what already stands around it
     * @return the call with this around it; {@code next} itself if nothing is asked of the method
     * @throws IllegalStateException if the annotations ask for something that cannot be
     */
    Invocation around(GuardedMethod method, Invocation next);
}
