package dev.ringfence.data.json;

import dev.ringfence.data.sanitize.Sanitizer;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes Jackson write the treated value of what is {@link dev.ringfence.data.Sensitive}, or of what a rule of the policy
 * speaks of: by the rule for the field, then the annotation, then the rule for the name of the field or of the JSON
 * property as a key. All else is written as it is; where strings are to be looked into, the result can go through a
 * {@link JsonSanitizer}.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new SensitiveModule(sanitizer)).build();
 * }</pre>
 *
 * <p>Text, characters, enums, UUIDs, URIs, numbers, booleans and dates are treated, also within an {@code Optional},
 * collection, array or as the values of a map, whose keys stay. A treatment writes what it makes: a redacted text is a
 * string. {@code null}, the empty text and the empty {@code Optional} stay, and inclusion rules apply to the value as it
 * was. A serializer that a property names for itself is not used.
 *
 * <p>A property whose type the treatment cannot take, such as a number that is to become a pseudonym, is refused when its
 * class is first written, and a value that shows only then to be of such a type is redacted. Values that a class writes
 * by a serializer of its own, or by {@code @JsonValue}, are not properties and not seen. Reading is not touched.
 *
 * <p>Not to be changed once it is registered.
 */
public final class SensitiveModule extends SimpleModule {
    /** The condition of a module that has none. */
    static final BooleanSupplier ALWAYS = () -> true;

    private static final long serialVersionUID = 1L;

    /** A module that treats values as a sanitizer says. */
    public SensitiveModule(Sanitizer sanitizer) {
        this(sanitizer, ALWAYS);
    }

    /**
     * A module that treats values while a condition holds, and writes them as they are while it does not. Nothing but
     * the condition is asked then: what would be refused is refused when it is first to be treated.
     *
     * @param treating asked for each such property that is written; fast, and safe for use by many threads
     */
    public SensitiveModule(Sanitizer sanitizer, BooleanSupplier treating) {
        super("ringfence-sensitive");
        setSerializerModifier(new SensitiveProperties(
                Objects.requireNonNull(sanitizer, "sanitizer"), Objects.requireNonNull(treating, "treating")));
    }
}
