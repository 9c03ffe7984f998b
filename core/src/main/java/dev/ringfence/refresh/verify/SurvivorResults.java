package dev.ringfence.refresh.verify;

import dev.ringfence.data.ColumnName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import dev.ringfence.refresh.survivor.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a survivor check found, as results. */
public final class SurvivorResults {
    private SurvivorResults() {}

    /** One for each column, and one for the memory; values may be where somebody allowed it with a reason. */
    public static List<VerificationResult> of(
            SurvivorCheck.Findings findings, SurvivorMemory memory, Map<ColumnName, String> allowed) {
        List<VerificationResult> results = new ArrayList<>();
        for (Survivors found : findings.survivors()) {
            results.add(result(found, allowed));
        }
        findings.made().forEach(range -> results.add(range.result()));
        results.add(of(memory));
        return results;
    }

    /** How much was looked for. */
    public static VerificationResult of(SurvivorMemory memory) {
        return VerificationResult.passed(
                "survivor-memory",
                "the source",
                memory.values() + " values and " + memory.words() + " lone words looked for, " + memory.tooShort()
                        + " too short to be; " + memory.sizeBytes() + " bytes, false alarms "
                        + String.format(Locale.ROOT, "%.1e", memory.falsePositiveRate()));
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
