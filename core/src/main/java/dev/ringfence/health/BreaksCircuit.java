package dev.ringfence.health;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method, or of each method of the type, goes through the {@link Breaker} of a dependency.
 *
 * <pre>{@code
 * @BreaksCircuit(value = "payments", fallback = "later")
 * Receipt pay(Order order);
 *
 * default Receipt later(Order order, BreakerDeniedException denied) { ... }
 * }</pre>
 *
 * <p>A method that gives a {@link java.util.concurrent.CompletionStage} or {@link
 * java.util.concurrent.CompletableFuture} counts when that completes. A name that was not declared, a fallback that does
 * not fit, and a result that says nothing of its end (a {@link java.util.concurrent.Future}, a publisher) fail when the
 * proxy is made.
 *
 * <p>Where several stand on the method, its type and the interfaces of both, the call goes through the breakers of all.
 *
 * <p>Takes effect only on calls that pass a proxy or a framework's interceptor that was given the breakers; a proxy that
 * was not refuses to be made.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface BreaksCircuit {

    /** The name of the dependency, as it was declared in {@link CircuitBreakers}. */
    String value();

    /**
     * The method that answers instead of one that was refused or failed; none unless set.
     *
     * <p>It is found by this name in the class of the object or above it, and in its interfaces; it has the same parameters,
     * or those and a {@link Throwable} after them, and a result that fits; it may be private. With a throwable it answers
     * for what is of that type, without one for every {@link Exception}; of several the most specific does. A refusal of
     * ours other than {@link BreakerDeniedException} is answered only by a method that names it or {@link
     * dev.ringfence.base.RingfenceException}: a guard's refusal is nothing to fall back from.
     */
    String fallback() default "";
}
