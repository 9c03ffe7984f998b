package dev.ringfence.write;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method, or of each method of the type, is a {@link Write} that a {@link WriteGuard} decides about, with
 * the arguments of the call as arguments of the write. It is audited.
 *
 * <pre>{@code
 * @GuardedWrite(operation = "purge", maxRows = 500, requires = "approval")
 * void purge(LocalDate cutoff);
 * }</pre>
 *
 * <p>What interface and class, type and method say adds up: all requirements hold, and the lowest ceiling; the name of the
 * operation is that of the method's own annotation before that of the type. Unknown requirements fail when the proxy is
 * made.
 *
 * <p>Takes effect only on calls that pass a proxy or a framework's interceptor; {@link WriteGuard#assertActive()} inside
 * the method proves it. May stand on other annotations, for frameworks that read such.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface GuardedWrite {

    /** The name of the operation, stable across releases; the simple class and method name unless set. */
    String operation() default "";

    /** What the write goes through. */
    Write.Kind kind() default Write.Kind.CUSTOM;

    /** The most rows that each call may change; no limit of its own unless set. */
    long maxRows() default -1;

    /** Requirements that hold in addition to those of the policy, by name. */
    String[] requires() default {};

    /** True if what it does cannot be had back by ordinary means. */
    boolean destructive() default false;
}
