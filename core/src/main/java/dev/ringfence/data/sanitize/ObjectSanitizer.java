package dev.ringfence.data.sanitize;

import dev.ringfence.base.MetaAnnotations;
import dev.ringfence.data.Sensitive;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies Java objects with their sensitive values replaced; what is copied is never changed.
 *
 * <pre>{@code
 * record Customer(long id, @Sensitive("EMAIL_ADDRESS") String email, String note) {}
 *
 * Customer clean = ObjectSanitizer.of(sanitizer).sanitize(customer);
 * }</pre>
 *
 * <p>A component or field is treated by the policy's rule for it, otherwise by its {@link Sensitive} annotation (on the
 * component, the field or its getter), otherwise by the rule for its name as a key, otherwise by the rule of the object
 * that holds it, in the end by what the policy says of values without a rule: texts are looked into, values that are no
 * text stay. A rule holds for all single values below its place that have none of their own; one that nullifies puts
 * NULL in the place itself.
 *
 * <p>Copied are records (canonical constructor), classes with a constructor without parameters (field by field, of
 * superclasses too), collections, maps, arrays and optionals; single values are strings, numbers, booleans, enums,
 * UUIDs, dates and times. Lists, sets and maps come back changeable, in the order and with the comparator they had. An
 * object that is met twice has one copy, cycles included; only a record cannot be part of its own components. Values
 * under a text key of a map are treated by the rule for that key, and a key that holds something sensitive is replaced.
 *
 * <p>Refused, before the first value as far as declarations tell: classes that cannot be copied (closed packages,
 * constructors with parameters, classes of the platform with contents of their own, {@code byte[]} and {@code char[]}),
 * and rules that do not take the type of their field. Fields are read directly: what a getter computes is not seen.
 *
 * <p>Immutable and safe for use by many threads, as long as no other thread changes what is copied. Method handles are
 * found once for each class.
 */
public final class ObjectSanitizer {
    private final CopyPlans plans;

    private final ClassValue<Boolean> checked = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            DeclaredTypes.check(plans, type);
            return true;
        }
    };

    private ObjectSanitizer(CopyPlans plans) {
        this.plans = plans;
    }

    /** An object sanitizer by the policy of another. */
    public static ObjectSanitizer of(Sanitizer sanitizer) {
        return new ObjectSanitizer(new CopyPlans(new FieldRules(sanitizer), Set.of()));
    }

    /**
     * The same, and values of these exact classes are single ones: they stay as they are where no rule says otherwise.
     * Whoever names a class says that its values identify nobody.
     */
    public ObjectSanitizer keeping(Class<?>... types) {
        Set<Class<?>> kept = new HashSet<>(plans.kept());
        kept.addAll(List.of(types));
        return new ObjectSanitizer(new CopyPlans(plans.rules(), kept));
    }

    /**
     * Checks that values of a class can be copied, as far as its declarations tell; {@link #sanitize} does so too.
     *
     * @throws IllegalArgumentException if not; the message names the type, the place and what can be done
     */
    public ObjectSanitizer check(Class<?> type) {
        checked.get(type);
        return this;
    }

    /**
     * The sanitized copy of a value.
     *
     * @throws IllegalArgumentException if the value holds something that cannot be copied or treated, or is nested
     *     deeper than 1,000 levels
     * @throws IllegalStateException if a constructor refuses sanitized values
     * @throws dev.ringfence.data.BlockedValueException if the value holds something that the policy blocks
     * @throws ClassCastException if the copy has another class: a collection of one's own becomes one of the platform
     */
    @SuppressWarnings("unchecked") // but for collections the copy has the class of the value
    public <T> T sanitize(T value) {
        checked.get(value.getClass());
        Object copy = new Copying(plans).copy(value, plans.otherwise());
        if (copy == null) {
            throw new IllegalArgumentException("'value' must not become NULL as a whole");
        }
        return (T) copy;
    }

    /**
     * What becomes of the value of a parameter, field or component by its annotation; without one, its sanitized copy.
     *
     * @param element may carry {@link Sensitive}
     * @param value NULL stays NULL
     * @throws IllegalArgumentException as {@link #sanitize}, and if the annotation's treatment does not take the value
     */
    public @Nullable Object treat(AnnotatedElement element, @Nullable Object value) {
        Optional<Sensitive> annotation = MetaAnnotations.find(element, Sensitive.class);
        return annotation.isPresent()
                ? treat(annotation.get(), value)
                : new Copying(plans).copy(value, plans.otherwise());
    }

    /**
     * What becomes of a value by an annotation.
     *
     * @param value NULL stays NULL
     * @throws IllegalArgumentException as {@link #treat(AnnotatedElement, Object)}
     */
    public @Nullable Object treat(Sensitive annotation, @Nullable Object value) {
        LeafRule rule = plans.rules().of("value with @Sensitive", annotation);
        return rule.effect() == LeafRule.Effect.NULLIFY ? null : new Copying(plans).copy(value, rule);
    }
}
