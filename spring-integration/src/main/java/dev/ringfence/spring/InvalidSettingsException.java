package dev.ringfence.spring;

import java.util.List;

/** Settings that are unknown or do not fit. No value is in its message, unless it is near to a word that would fit. */
final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super("Settings of Ringfence do not fit:\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, with a remedy. */
    List<String> problems() {
        return problems;
    }
}
