package dev.ringfence.refresh.engine;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.plan.PlannedRefresh;
import java.time.Duration;
import java.util.List;

/**
 * What can be said of a refresh that is about to be shown.
 *
 * @param source the source's stamp
 * @param stamp the target's new stamp
 * @param keyCheckValue of the key that assigned the pseudonyms
 * @param took from the first query until now
 */
public record RefreshFacts(
        PlannedRefresh plan,
        SanitizationPolicy policy,
        String keyCheckValue,
        DatastoreStamp source,
        DatastoreStamp stamp,
        List<TableResult> tables,
        List<VerificationResult> verifications,
        Duration took) {
    public RefreshFacts {
        tables = List.copyOf(tables);
        verifications = List.copyOf(verifications);
    }
}
