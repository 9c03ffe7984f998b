package dev.ringfence.write;

import dev.ringfence.base.DefectCounter;
import dev.ringfence.store.StoreTablesAbsentException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Defects of the library itself and of what is plugged into it: each is counted, the first of each place is shown. */
final class DefectLog {
    private static final Logger LOG = LoggerFactory.getLogger(WriteGuard.class);

    private final MeterRegistry meters;
    private final Set<String> erredAt = ConcurrentHashMap.newKeySet();

    DefectLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts what somebody has to do something about, and says that, once. */
    void add(String where, StoreTablesAbsentException absent) {
        DefectCounter.count(meters, where);
        if (erredAt.add(where)) {
            LOG.warn(
                    "Operating mode and freeze are not shared, and no destructive write begins: {}",
                    absent.getMessage());
        }
    }

    /** Says what failed and where, but not its message: that of a number that could not be read quotes the statement. */
    void add(String where, Throwable failure) {
        DefectCounter.count(meters, where);
        if (erredAt.add(where)) {
            LOG.warn(
                    "A guard failed in '{}' and let the statement pass if it was no destructive one; further failures"
                            + " there are counted in ringfence.guard.error: {} at {}",
                    where,
                    failure.getClass().getName(),
                    Arrays.stream(failure.getStackTrace()).limit(5).toList());
        }
    }
}
