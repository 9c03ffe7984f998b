package dev.ringfence.data;

import java.util.Objects;

/**
 * What a detector finds of an info type in a text, and what is annotated with it.
 *
 * @param type the info type
 */
public record FoundType(InfoType type) implements RuleTarget {
    public FoundType {
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String kind() {
        return "finding";
    }

    @Override
    public String toString() {
        return type.name();
    }
}
