package dev.ringfence.environment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may be called only in an environment of one of these tiers; on a type, each of its methods.
 *
 * <p>It names those who may, never those who may not, so a new tier or an unknown one is kept out. Requirements add up:
 * those of the method and of its type, of the interface and of the implementation must all hold.
 *
 * <p>It takes effect only on calls that pass a proxy, such as {@code dev.ringfence.proxy.Guards} makes. A call of an
 * object to itself does not pass one.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresTier {

    /** The tiers that may; at least one, and not {@link Tier#UNKNOWN}. */
    Tier[] value();
}
