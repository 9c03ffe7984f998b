package dev.ringfence.environment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may be called only where all these rights are held; on a type, each of its methods. It is read and adds up
 * as {@link RequiresTier} does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresRight {

    /** The rights that must be held, all of them; at least one. */
    Right[] value();
}
