package dev.ringfence.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A keyed digest of everything that an approval is bound to. Two writes have the same one exactly if all parts are the
 * same; without the key it says nothing of what they are. Made by {@link WriteDigests#execution}.
 *
 * @param value 64 hexadecimal digits: HMAC-SHA-256 over all parts
 * @param parts 32 hexadecimal digits for each part alone, so that a refusal can name the part that differs
 */
public record ExecutionDigest(String value, Map<Part, String> parts) {

    /** What an approval is bound to. */
    public enum Part {
        /** Kind and name of the operation, and whether it is destructive. */
        OPERATION("operation"),
        /** What it changes. */
        TARGET("target"),
        /** The texts of its statements. */
        STATEMENTS("statements"),
        /** What is bound to them. */
        PARAMETERS("parameters"),
        /** The values it depends on. */
        ARGUMENTS("arguments"),
        /** Which datastore it is meant for. */
        DATASTORE("datastore"),
        /** Name and tier of the environment. */
        ENVIRONMENT("environment"),
        /** The most rows it may change. */
        CEILING("ceiling"),
        /** Name and kind of who does it. */
        ACTOR("actor");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** The word in messages and in approvals. */
        public String label() {
            return label;
        }
    }

    public ExecutionDigest {
        Objects.requireNonNull(value, "value");
        EnumMap<Part, String> copy = new EnumMap<>(Part.class);
        copy.putAll(parts);
        parts = Collections.unmodifiableMap(copy);
    }

    /** The parts in which it differs from another, made with the same key. */
    public List<Part> differences(ExecutionDigest other) {
        List<Part> differing = new ArrayList<>();
        for (Part part : Part.values()) {
            if (!Objects.equals(parts.get(part), other.parts.get(part))) {
                differing.add(part);
            }
        }
        return List.copyOf(differing);
    }

    /** The value. */
    @Override
    public String toString() {
        return value;
    }
}
