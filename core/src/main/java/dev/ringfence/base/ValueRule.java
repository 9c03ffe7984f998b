package dev.ringfence.base;

import java.util.Set;

/**
 * Which values may not pass a boundary, and perhaps what may pass in their place. It knows no level: whoever stands at the
 * boundary gives its decision an effect.
 *
 * <p>Implementations are safe for use by many threads, and show no value in what they decide or throw.
 */
public interface ValueRule {

    /** True if a value may pass. The same answer as {@link #decide} gives, at less cost. */
    boolean passes(CharSequence value);

    /**
     * Decides about one value.
     *
     * @param value any text
     * @param environment the name of the environment that decides
     * @param place where it is about to pass, such as {@code the subject of a message}; holds no value
     * @return allowed, or denied by a refusal that does not hold the value
     */
    Decision decide(CharSequence value, String environment, String place);

    /**
     * The names of the types of what stands in a value and may not pass, for counting; empty for one that may pass, and of
     * a rule that knows no types.
     */
    default Set<String> types(CharSequence value) {
        return Set.of();
    }

    /** True if what may not pass is replaced where the level enforces, rather than refused. */
    boolean replaces();

    /**
     * What may pass in place of a value.
     *
     * @throws IllegalStateException unless this rule {@link #replaces()}
     */
    String replace(CharSequence value);
}
