package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.plan.TablePlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Adds up what the threads of a run write, and tells it, one event at a time. */
public final class RunProgress {
    private final Consumer<RefreshProgress> listener;
    private final long begun = System.nanoTime();
    private final Map<TableName, Long> total = new HashMap<>();
    private final Map<TableName, Long> rows = new HashMap<>();
    private final Map<TableName, Long> nanos = new HashMap<>();
    private final Set<TableName> told = new HashSet<>();
    private final long allRows;
    private long written;
    private long bytes;
    /** Rows that were there when the run began: they took no time of it. */
    private long found;

    public RunProgress(List<TablePlan> tables, Consumer<RefreshProgress> listener) {
        this(
                tables.stream()
                        .collect(Collectors.toMap(table -> table.table().name(), TablePlan::copiedRows, Long::sum)),
                listener);
    }

    /** Of tables that will have so many rows. */
    public RunProgress(Map<TableName, Long> tables, Consumer<RefreshProgress> listener) {
        this.listener = listener;
        total.putAll(tables);
        tables.keySet().forEach(table -> rows.put(table, 0L));
        this.allRows = total.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Tells of a table when its first piece is taken. */
    public synchronized void begins(TableName table) {
        if (told.add(table)) {
            tell(table);
        }
    }

    /** Rows of an earlier run that hold. */
    public synchronized void found(TableName table, long more) {
        found += more;
        add(table, more, 0);
    }

    public synchronized void wrote(TableName table, long more, long moreBytes) {
        add(table, more, moreBytes);
        tell(table);
    }

    /** Rows that were told of and are not there: they will be written again. */
    public synchronized void lost(TableName table, long less, long lessBytes) {
        add(table, -less, -lessBytes);
    }

    public synchronized void took(TableName table, long more) {
        nanos.merge(table, more, Long::sum);
    }

    public synchronized TableResult result(TableName table) {
        return new TableResult(table, rows.getOrDefault(table, 0L), Duration.ofNanos(nanos.getOrDefault(table, 0L)));
    }

    private void add(TableName table, long more, long moreBytes) {
        rows.merge(table, more, Long::sum);
        written += more;
        bytes += moreBytes;
    }

    private void tell(TableName table) {
        listener.accept(new RefreshProgress(
                table,
                rows.getOrDefault(table, 0L),
                total.getOrDefault(table, 0L),
                written,
                Math.max(allRows, written),
                bytes,
                remaining()));
    }

    /** By the rows of this run so far; nothing is known before the first. */
    private Optional<Duration> remaining() {
        long now = written - found;
        if (now <= 0) {
            return Optional.empty();
        }
        double perRow = (System.nanoTime() - begun) / (double) now;
        return Optional.of(Duration.ofNanos((long) (perRow * Math.max(0, allRows - written))));
    }
}
