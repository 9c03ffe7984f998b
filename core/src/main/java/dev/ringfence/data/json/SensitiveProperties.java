package dev.ringfence.data.json;

import dev.ringfence.base.MetaAnnotations;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    SensitiveProperties(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        List<BeanPropertyWriter> changed = new ArrayList<>(properties.size());
        for (BeanPropertyWriter property : properties) {
            Optional<Transformation> treated = transformation(bean.get(), property);
            changed.add(
                    treated.isPresent() ? new Treated(property, serializer(bean, property, treated.get())) : property);
        }
        return changed;
    }

    private Optional<Transformation> transformation(BeanDescription bean, BeanPropertyWriter property) {
        String field = bean.findProperties().stream()
                .filter(definition -> definition.getName().equals(property.getName()))
                .map(BeanPropertyDefinition::getInternalName)
                .findFirst()
                .orElse(property.getName());
        Sensitive annotation = annotation(property);
        return sanitizer
                .transformationOfField(bean.getBeanClass(), field, annotation)
                .or(() -> sanitizer.transformationOfKey(property.getName()));
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
            BeanDescription.Supplier bean, BeanPropertyWriter property, Transformation transformation) {
        String name = bean.getBeanClass().getSimpleName() + "." + property.getName();
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
