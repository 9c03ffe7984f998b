package dev.ringfence.refresh;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.DatastoreStamp;
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
record RefreshFacts(
        RefreshPlan plan,
        SanitizationPolicy policy,
        String keyCheckValue,
        DatastoreStamp source,
        DatastoreStamp stamp,
        List<RefreshResult.TableResult> tables,
        List<VerificationResult> verifications,
        Duration took) {
    RefreshFacts {
        tables = List.copyOf(tables);
        verifications = List.copyOf(verifications);
    }
}
