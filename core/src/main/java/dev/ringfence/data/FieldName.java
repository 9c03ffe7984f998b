package dev.ringfence.data;

/**
 * Names a component of a record or a field or property of a class, such as {@code Customer.email}. The type is a simple
 * name, or the name with its package; it stands for its subclasses too. Case matters, as in Java.
 *
 * @param type the class, {@code Order.Line} or {@code shop.Order.Line} for a nested one
 * @param field the component, field or property
 */
public record FieldName(String type, String field) implements RuleTarget {
    public FieldName {
        if (type.isBlank() || field.isBlank()) {
            throw new IllegalArgumentException("'field' must be Type.field but a part of it was blank");
        }
    }

    /**
     * Reads {@code Type.field}; what stands behind the last dot is the field.
     *
     * @throws IllegalArgumentException if there is no dot, or nothing on one side of it
     */
    public static FieldName parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("'field' must be Type.field but had no dot");
        }
        return new FieldName(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String kind() {
        return "field";
    }

    @Override
    public String toString() {
        return type + "." + field;
    }
}
