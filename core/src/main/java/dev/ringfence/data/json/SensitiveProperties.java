package dev.ringfence.data.json;

import dev.ringfence.base.MetaAnnotations;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Gives the properties that are to be treated a serializer that does so. */
final class SensitiveProperties extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final transient Sanitizer sanitizer;
    private final transient BooleanSupplier treating;

    SensitiveProperties(Sanitizer sanitizer, BooleanSupplier treating) {
        this.sanitizer = sanitizer;
        this.treating = treating;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        List<BeanPropertyWriter> changed = new ArrayList<>(properties.size());
        for (BeanPropertyWriter property : properties) {
            Class<?> type = bean.getBeanClass();
            String field = field(bean.get(), property);
            if (!isSpokenOf(type, field, property)) {
                changed.add(property);
            } else if (treating == SensitiveModule.ALWAYS) {
                changed.add(treated(type, field, property));
            } else {
                changed.add(new ConditionalProperty(property, treating, found -> treated(type, field, found)));
            }
        }
        return changed;
    }

    private static String field(BeanDescription bean, BeanPropertyWriter property) {
        return bean.findProperties().stream()
                .filter(definition -> definition.getName().equals(property.getName()))
                .map(BeanPropertyDefinition::getInternalName)
                .findFirst()
                .orElse(property.getName());
    }

    private boolean isSpokenOf(Class<?> type, String field, BeanPropertyWriter property) {
        SanitizationPolicy policy = sanitizer.policy();
        return annotation(property) != null
                || policy.treatmentOfField(type, field).isPresent()
                || policy.treatmentOfKey(field).isPresent()
                || policy.treatmentOfKey(property.getName()).isPresent();
    }

    private BeanPropertyWriter treated(Class<?> type, String field, BeanPropertyWriter property) {
        return sanitizer
                .transformationOfField(type, field, annotation(property))
                .or(() -> sanitizer.transformationOfKey(property.getName()))
                .<BeanPropertyWriter>map(treatment -> new Treated(property, serializer(type, property, treatment)))
                .orElse(property);
    }

    /** Its own, or one that stands on an annotation of the user's own. */
    private static @Nullable Sensitive annotation(BeanPropertyWriter property) {
        Sensitive own = property.getAnnotation(Sensitive.class);
        return own != null
                ? own
                : property.getMember()
                        .annotations()
                        .flatMap(one -> MetaAnnotations.find(one.annotationType(), Sensitive.class).stream())
                        .findFirst()
                        .orElse(null);
    }

    private static SensitiveSerializer serializer(
            Class<?> type, BeanPropertyWriter property, Transformation transformation) {
        String name = type.getSimpleName() + "." + property.getName();
        if (transformation.subject().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + name + "' must have a treatment that needs no other value beside the one it treats");
        }
        if (!SensitiveKinds.fits(property.getType(), transformation)) {
            throw new IllegalArgumentException("'" + name + "' must be of a type that its treatment takes but is "
                    + property.getType().toCanonical() + "; annotate a text, or redact with a treatment for numbers");
        }
        return new SensitiveSerializer(transformation);
    }

    /** A property with another serializer than the one it was found with. */
    private static final class Treated extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        Treated(BeanPropertyWriter found, SensitiveSerializer serializer) {
            super(found);
            _serializer = serializer;
        }
    }
}
