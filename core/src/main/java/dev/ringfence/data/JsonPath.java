package dev.ringfence.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Names values of a JSON document by where they stand: the normalized singular queries of RFC 9535 and the wildcard,
 * such as {@code $.customer.email}, {@code $.items[*].iban}, {@code $['e-mail'][0]}. No descendant segments, slices or
 * filters: a {@link KeyName} speaks of every depth. Case matters.
 *
 * @param steps from the root on; none for the root itself
 */
public record JsonPath(List<Step> steps) implements RuleTarget {
    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** One segment of a path. */
    public sealed interface Step permits Member, Element, Any {}

    /** A member of an object. */
    public record Member(String name) implements Step {
        public Member {
            Objects.requireNonNull(name, "name");
        }
    }

    /** An element of an array, from 0. */
    public record Element(int index) implements Step {
        public Element {
            if (index < 0) {
                throw new IllegalArgumentException("'index' must not be negative but was " + index);
            }
        }
    }

    /** Every member of an object and every element of an array. */
    public record Any() implements Step {}

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is not of the form above; the message gives the offset
     */
    public static JsonPath parse(String text) {
        return new JsonPathReader(text).read();
    }

    /** True if every value that the other path names is named by this one too. */
    public boolean covers(JsonPath other) {
        if (steps.size() != other.steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof Any) && !steps.get(i).equals(other.steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * True if of two paths that name the same value this one decides: at the first step where one has a wildcard and
     * the other has not, this one has not.
     */
    public boolean isNarrowerThan(JsonPath other) {
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            boolean any = steps.get(i) instanceof Any;
            if (any != other.steps.get(i) instanceof Any) {
                return !any;
            }
        }
        return false;
    }

    /** This path and one step more. */
    public JsonPath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonPath(longer);
    }

    @Override
    public String kind() {
        return "path";
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        for (Step step : steps) {
            if (step instanceof Member member) {
                if (JsonPathReader.isPlain(member.name())) {
                    text.append('.').append(member.name());
                } else {
                    text.append("['")
                            .append(member.name().replace("\\", "\\\\").replace("'", "\\'"))
                            .append("']");
                }
            } else if (step instanceof Element element) {
                text.append('[').append(element.index()).append(']');
            } else {
                text.append("[*]");
            }
        }
        return text.toString();
    }
}
