package dev.ringfence.refresh.engine;

import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import java.util.List;

/** What a run wrote and checked, as an attestation tells it. */
public final class Attested {
    private Attested() {}

    public static List<Attestation.TableRows> rows(List<TableResult> tables) {
        return tables.stream()
                .map(table -> new Attestation.TableRows(
                        table.table().schema(), table.table().name(), table.rows()))
                .toList();
    }

    public static List<Attestation.Check> checks(List<VerificationResult> results) {
        return results.stream()
                .map(result ->
                        new Attestation.Check(result.check(), result.subject(), result.passed(), result.finding()))
                .toList();
    }
}
