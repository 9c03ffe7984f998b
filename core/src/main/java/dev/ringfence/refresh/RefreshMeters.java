package dev.ringfence.refresh;

import dev.ringfence.refresh.base.RefreshProgress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What one run of a refresh shows in metrics. For the thread that runs it. */
final class RefreshMeters {
    private final MeterRegistry meters;
    private final Counter rows;
    private long told;

    RefreshMeters(MeterRegistry meters) {
        this.meters = meters;
        this.rows = Counter.builder("ringfence.refresh.rows")
                .description("Rows written to the targets of refreshes, also of those that were rolled back")
                .baseUnit("rows")
                .register(meters);
    }

    void progressed(RefreshProgress progress) {
        // Rows that are lost and written again are counted once.
        long more = progress.allRows() - told;
        if (more > 0) {
            rows.increment((double) more);
            told = progress.allRows();
        }
    }

    void ended(String outcome, long nanos) {
        Timer.builder("ringfence.refresh.duration")
                .description("How long refreshes took, by how they ended")
                .tag("outcome", outcome)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
