package dev.ringfence.refresh;

import java.util.List;

/** What was written is not what must be there. */
final class VerificationFailure extends RunFailure {
    private static final long serialVersionUID = 1L;

    private final transient List<VerificationResult> results;

    VerificationFailure(List<VerificationResult> results) {
        super(
                "a check of the rows written did not pass",
                "refresh.verification",
                "Committing the refresh",
                "look for triggers, rules and writers that change what is written or how");
        this.results = List.copyOf(results);
    }

    /** One line for each check that did not pass. */
    @Override
    List<String> evidence() {
        return results.stream()
                .filter(result -> !result.passed())
                .map(VerificationResult::finding)
                .toList();
    }
}
