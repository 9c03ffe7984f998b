package dev.ringfence.data.json;

import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes what a transformation makes of a value, and of each value within one. */
final class SensitiveSerializer extends ValueSerializer<Object> {
    private final Transformation transformation;

    SensitiveSerializer(Transformation transformation) {
        this.transformation = transformation;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
        if (value instanceof Optional<?> optional) {
            writeOrNull(optional.orElse(null), json, context);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject(value);
            map.forEach((key, held) -> {
                json.writeName(String.valueOf(key));
                writeOrNull(held, json, context);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> values) {
            json.writeStartArray(value);
            values.forEach(held -> writeOrNull(held, json, context));
            json.writeEndArray();
        } else if (value instanceof char[] text) {
            writeTreated(new String(text), ValueKind.TEXT, json, context);
        } else if (value.getClass().isArray()) {
            json.writeStartArray(value);
            for (int i = 0; i < Array.getLength(value); i++) {
                writeOrNull(Array.get(value, i), json, context);
            }
            json.writeEndArray();
        } else {
            writeScalar(value, json, context);
        }
    }

    private void writeOrNull(@Nullable Object value, JsonGenerator json, SerializationContext context) {
        if (value == null) {
            json.writeNull();
        } else {
            serialize(value, json, context);
        }
    }

    private void writeScalar(Object value, JsonGenerator json, SerializationContext context) {
        Optional<ValueKind> kind =
                SensitiveKinds.of(value.getClass()).filter(known -> SensitiveKinds.takes(transformation, known));
        if (kind.isPresent()) {
            boolean text = kind.get() == ValueKind.TEXT || !transformation.accepts(kind.get());
            writeTreated(text ? value.toString() : value, kind.get(), json, context);
        } else {
            json.writeString("[redacted]");
        }
    }

    private void writeTreated(Object value, ValueKind kind, JsonGenerator json, SerializationContext context) {
        boolean empty = kind == ValueKind.TEXT && value.toString().isEmpty();
        Object made = empty ? value : transformation.apply(value);
        if (made == null) {
            json.writeNull();
        } else if (made instanceof String text) {
            json.writeString(text);
        } else {
            context.writeValue(json, made);
        }
    }

    /** Without the type: what is written is no longer of it. */
    @Override
    public void serializeWithType(
            Object value, JsonGenerator json, SerializationContext context, TypeSerializer typed) {
        serialize(value, json, context);
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
        return (value instanceof CharSequence text && text.length() == 0)
                || (value instanceof Collection<?> values && values.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Optional<?> optional && optional.isEmpty())
                || (value.getClass().isArray() && Array.getLength(value) == 0);
    }
}
