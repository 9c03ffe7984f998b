package dev.ringfence.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this component, field, getter or parameter holds, or this method gives, is sensitive. The sinks for objects and
 * JSON replace the value of a property; {@code dev.ringfence.proxy.Guards} looks at a parameter before the call and at
 * what a method gives after it, where live data may not be held.
 *
 * <pre>{@code
 * record Customer(long id, @Sensitive("EMAIL_ADDRESS") String email, @Sensitive(keepLast = 4) String taxId) {}
 * }</pre>
 *
 * <p>What becomes of the value is the policy's to say by default, for the info type that is named. A rule of the policy
 * for the same field goes before the annotation.
 *
 * <p>May stand on an annotation of your own, which then says the same wherever it stands.
 *
 * @see SanitizationPolicy#treatmentOf(Sensitive)
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.RECORD_COMPONENT,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.ANNOTATION_TYPE
})
public @interface Sensitive {

    /** The name of the info type, such as {@code EMAIL_ADDRESS}; empty if there is none that fits. */
    String value() default "";

    /** What becomes of the value. */
    Action action() default Action.BY_POLICY;

    /** How many letters and digits a mask keeps in front; from 0 to {@value Treatment.Mask#MOST_KEPT}. */
    int keepFirst() default 0;

    /** How many letters and digits a mask keeps at the end; from 0 to {@value Treatment.Mask#MOST_KEPT}. */
    int keepLast() default 0;

    /** What can be said of a value where it is declared. */
    enum Action {
        /**
         * What the policy says for findings of the info type; without an info type a mask if {@code keepFirst} or
         * {@code keepLast} is given, otherwise redacted.
         */
        BY_POLICY,
        /** {@link Treatment.Redact}. */
        REDACT,
        /** {@link Treatment.Mask} with what is to be kept. */
        MASK,
        /** {@link Treatment.Nullify}. */
        NULLIFY,
        /** {@link Treatment.Pseudonymize} with the info type, which must be named. */
        PSEUDONYMIZE,
        /** {@link Treatment.SanitizeText}. */
        SANITIZE_TEXT,
        /** {@link Treatment.Block}: an object that holds a value here goes nowhere. */
        BLOCK
    }
}
