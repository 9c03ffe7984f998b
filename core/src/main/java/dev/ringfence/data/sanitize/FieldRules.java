package dev.ringfence.data.sanitize;

import dev.ringfence.base.MetaAnnotations;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.LeafRule.Effect;
import dev.ringfence.data.transform.Transformation;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sanitizer's rules, as copying asks for them. */
record FieldRules(Sanitizer sanitizer) {

    /** For values that no rule speaks of. */
    LeafRule otherwise() {
        boolean textOnly = sanitizer.policy().otherwise() instanceof Treatment.SanitizeText;
        LeafRule rule = rule("value without a rule", sanitizer.otherwise());
        return textOnly ? new LeafRule(rule.place(), rule.transformation(), Effect.TEXT_ONLY) : rule;
    }

    /** For a component, field or property; {@code null} if there is none. */
    @Nullable
    LeafRule ofField(Class<?> type, String name, Stream<? extends AnnotatedElement> annotated) {
        Sensitive annotation = annotated
                .flatMap(one -> MetaAnnotations.find(one, Sensitive.class).stream())
                .findFirst()
                .orElse(null);
        Optional<Transformation> own = sanitizer.transformationOfField(type, name, annotation);
        return own.map(one -> rule(type.getSimpleName() + "." + name, one)).orElse(null);
    }

    /** For the value under a key of a map; {@code null} if there is none. */
    @Nullable
    LeafRule ofKey(String key) {
        // The key is not repeated in a message: it may be a value itself.
        return sanitizer
                .transformationOfKey(key)
                .map(one -> rule("value of a key", one))
                .orElse(null);
    }

    LeafRule of(String place, Sensitive annotation) {
        return rule(place, sanitizer.transformation(annotation));
    }

    private LeafRule rule(String place, Transformation transformation) {
        if (transformation.equals(sanitizer.transformation(new Treatment.Keep()))) {
            return new LeafRule(place, transformation, Effect.KEEP);
        }
        boolean nullifies = transformation.equals(sanitizer.transformation(new Treatment.Nullify()));
        return new LeafRule(place, transformation, nullifies ? Effect.NULLIFY : Effect.TREAT);
    }
}
