package dev.ringfence.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what would not be on, and what to do. */
final class StartProblemsFailureAnalyzer extends AbstractFailureAnalyzer<StartProblemsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartProblemsException cause) {
        return new FailureAnalysis(
                cause.headline() + "\n\n    " + String.join("\n    ", cause.problems()) + "\n", cause.action(), cause);
    }
}
