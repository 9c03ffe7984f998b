package dev.ringfence.data.sanitize;

/**
 * Stands for a class that cannot be copied: its values stay where a rule says so, and are refused elsewhere, because
 * what they hold cannot be seen.
 */
record UnknownCopier(Class<?> type, String reason) implements Copier {
    @Override
    public Object copy(Object value, LeafRule rule, Copying run) {
        if (rule.keeps()) {
            return value;
        }
        throw refusal(rule.place());
    }

    IllegalArgumentException refusal(String place) {
        return new IllegalArgumentException("'" + type.getTypeName() + "' (" + place
                + ") must be a type that can be copied, but " + reason
                + "; give the field a rule, such as keep or nullify, or name the type in ObjectSanitizer.keeping(...)");
    }

    @Override
    public boolean takes(LeafRule rule) {
        return rule.keeps();
    }
}
