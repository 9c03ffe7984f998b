package dev.ringfence.spring;

import java.util.List;
import java.util.Objects;

/**
 * Ends a start because something of Ringfence would not be on, and nobody would know: a setting that binds nothing, an
 * annotation that no call passes. No value of a setting is in its message, unless it is near to a word that would fit.
 */
public final class StartProblemsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;
    private final String headline;
    private final String action;

    /**
     * A failure.
     *
     * @param headline what they have in common
     * @param problems one line each
     * @param action what to do
     */
    public StartProblemsException(String headline, List<String> problems, String action) {
        super(headline + "\n" + String.join("\n", problems));
        this.headline = Objects.requireNonNull(headline, "headline");
        this.problems = List.copyOf(problems);
        this.action = Objects.requireNonNull(action, "action");
    }

    /** For settings that do not fit, one line each. */
    public static StartProblemsException ofSettings(List<String> problems) {
        return new StartProblemsException(
                "Settings of Ringfence do not fit:",
                problems,
                "Correct them: a guard that is misspelt would be a guard that is not on.");
    }

    /** One line each, with a remedy. */
    public List<String> problems() {
        return problems;
    }

    String headline() {
        return headline;
    }

    String action() {
        return action;
    }
}
