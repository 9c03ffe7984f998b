package dev.ringfence.refresh.failure;

import dev.ringfence.refresh.base.VerificationResult;
import java.util.List;

/** What was written is not what must be there. */
public final class VerificationFailure extends RunFailure {
    private static final long serialVersionUID = 1L;

    private final transient List<VerificationResult> results;

    public VerificationFailure(List<VerificationResult> results) {
        super(
                "a check of the rows written did not pass",
                "refresh.verification",
                "Committing the refresh",
                "look for triggers, rules and writers that change what is written or how");
        this.results = List.copyOf(results);
    }

    /** One line for each check that did not pass. */
    @Override
    public List<String> evidence() {
        return results.stream()
                .filter(result -> !result.passed())
                .map(VerificationResult::finding)
                .toList();
    }
}
