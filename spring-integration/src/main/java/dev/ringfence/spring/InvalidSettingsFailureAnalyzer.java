package dev.ringfence.spring;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which settings do not fit, and what was meant. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        return new FailureAnalysis(
                cause.problems().stream()
                        .collect(Collectors.joining("\n    ", "Settings of Ringfence do not fit:\n\n    ", "\n")),
                "Correct them: a guard that is misspelt would be a guard that is not on.",
                cause);
    }
}
