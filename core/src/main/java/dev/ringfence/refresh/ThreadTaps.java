package dev.ringfence.refresh;

import java.util.ArrayList;
import java.util.List;

/** The taps of one thread that copies. */
final class ThreadTaps {
    private final List<SourceTap> taps;
    private final List<SourceTap.Worker> workers = new ArrayList<>();

    ThreadTaps(List<SourceTap> taps) {
        this.taps = List.copyOf(taps);
        this.taps.forEach(tap -> workers.add(tap.worker()));
    }

    /** Those that are to see a column; none for most columns. */
    List<SourceTap.Worker> of(TableName table, TablePlan.ColumnPlan column) {
        List<SourceTap.Worker> seeing = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            if (taps.get(i).sees(table, column)) {
                seeing.add(workers.get(i));
            }
        }
        return List.copyOf(seeing);
    }

    void finished() {
        workers.forEach(SourceTap.Worker::finished);
    }
}
