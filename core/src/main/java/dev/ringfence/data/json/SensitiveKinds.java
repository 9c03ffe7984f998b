package dev.ringfence.data.json;

import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.net.URI;
import java.net.URL;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JavaType;

/** Which Java values are which kind to a transformation. */
final class SensitiveKinds {
    private SensitiveKinds() {}

    /** The kind of values of a class; empty if it is none that is treated. */
    static Optional<ValueKind> of(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)
                || type == Character.class
                || type == char.class
                || Enum.class.isAssignableFrom(type)
                || type == URI.class
                || type == URL.class) {
            return Optional.of(ValueKind.TEXT);
        } else if (type == UUID.class) {
            return Optional.of(ValueKind.UUID);
        } else if (type == LocalDate.class || type == LocalDateTime.class || type == OffsetDateTime.class) {
            return Optional.of(ValueKind.DATE);
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of(ValueKind.OTHER);
        }
        return Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != void.class)
                ? Optional.of(ValueKind.NUMBER)
                : Optional.empty();
    }

    /** True if values that are declared so can be treated, or if what they are shows later. */
    static boolean fits(JavaType type, Transformation transformation) {
        if (type.isContainerType() || type.isReferenceType()) {
            JavaType content = type.getContentType();
            return content == null || fits(content, transformation);
        }
        Class<?> raw = type.getRawClass();
        return raw == Object.class
                || raw == Comparable.class
                || of(raw).map(kind -> takes(transformation, kind)).orElse(false);
    }

    /** True if a value of the kind can be given to the transformation, a UUID as its text if need be. */
    static boolean takes(Transformation transformation, ValueKind kind) {
        return transformation.accepts(kind) || (kind == ValueKind.UUID && transformation.accepts(ValueKind.TEXT));
    }
}
