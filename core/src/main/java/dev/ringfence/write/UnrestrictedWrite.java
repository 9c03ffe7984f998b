package dev.ringfence.write;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method, or of each method of the type, is a {@link Write} that is taken out of the policy: see {@link
 * Write#unrestrictedBecause}. It is audited with its reason.
 *
 * <p>Must not stand together with {@link GuardedWrite} on one method, whether directly or by its type.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface UnrestrictedWrite {

    /** Why, and who answers for it; not blank. */
    String reason();

    /** The name of the operation, stable across releases; the simple class and method name unless set. */
    String operation() default "";
}
