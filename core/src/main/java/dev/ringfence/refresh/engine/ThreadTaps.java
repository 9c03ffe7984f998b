package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;

/** The taps of one thread that copies. */
public final class ThreadTaps {
    private final List<SourceTap> taps;
    private final List<SourceTap.Worker> workers = new ArrayList<>();

    public ThreadTaps(List<SourceTap> taps) {
        this.taps = List.copyOf(taps);
        this.taps.forEach(tap -> workers.add(tap.worker()));
    }

    /** Those that are to see a column; none for most columns. */
    public List<SourceTap.Worker> of(TableName table, TablePlan.ColumnPlan column) {
        List<SourceTap.Worker> seeing = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            if (taps.get(i).sees(table, column)) {
                seeing.add(workers.get(i));
            }
        }
        return List.copyOf(seeing);
    }

    public void finished() {
        workers.forEach(SourceTap.Worker::finished);
    }
}
