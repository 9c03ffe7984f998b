package dev.ringfence.refresh;

import dev.ringfence.data.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a survivor check found, as results. */
final class SurvivorResults {
    private SurvivorResults() {}

    /** One for each column, and one for the memory; values may be where somebody allowed it with a reason. */
    static List<VerificationResult> of(
            SurvivorCheck.Findings findings, SurvivorMemory memory, Map<ColumnName, String> allowed) {
        List<VerificationResult> results = new ArrayList<>();
        for (Survivors found : findings.survivors()) {
            results.add(result(found, allowed));
        }
        findings.made().forEach(range -> results.add(range.result()));
        results.add(memory.result());
        return results;
    }

    private static VerificationResult result(Survivors found, Map<ColumnName, String> allowed) {
        Optional<String> reason = found.passed()
                ? Optional.empty()
                : found.place()
                        .flatMap(name -> Optional.ofNullable(allowed.get(name))
                                .or(() -> Optional.ofNullable(allowed.get(name.inAnySchema()))));
        return new VerificationResult(
                "survivors",
                found.column(),
                found.passed() || reason.isPresent(),
                found + reason.map(text -> ", allowed: " + text).orElse(""));
    }
}
