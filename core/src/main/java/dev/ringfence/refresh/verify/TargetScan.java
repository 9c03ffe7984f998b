package dev.ringfence.refresh.verify;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.engine.TableCells;
import dev.ringfence.refresh.engine.TargetReaders;
import dev.ringfence.refresh.plan.Identifying;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.survivor.CopyMemo;
import dev.ringfence.refresh.survivor.SurvivorCandidates;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import dev.ringfence.refresh.survivor.SurvivorScan;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the columns of the target that can hold a value of the source: what of it is remembered, and what is not
 * made where all must be.
 */
public final class TargetScan {
    /** Columns of a table whose cells are remembered: each takes some 400 KB. */
    private static final int MOST_REMEMBERED = 24;

    private static final int SLOT_BITS = 12;

    private final List<TablePlan> plans;
    private final SurvivorMemory memory;
    private final List<Place> places = new ArrayList<>();
    private final Map<TablePlan, Columns> ofTable = new HashMap<>();

    /**
     * Which places are the columns of a table.
     *
     * @param table its number
     * @param first of them
     * @param end behind the last
     */
    private record Columns(int table, int first, int end) {}

    public TargetScan(List<TablePlan> plans, SurvivorMemory memory) {
        this.memory = memory;
        List<TablePlan> scanned = new ArrayList<>();
        for (TablePlan plan : plans) {
            int first = places.size();
            addPlaces(plan);
            if (places.size() > first) {
                ofTable.put(plan, new Columns(scanned.size(), first, places.size()));
                scanned.add(plan);
            }
        }
        this.plans = List.copyOf(scanned);
    }

    /** One column in the target that is looked at. */
    public record Place(
            TablePlan plan, Column column, @Nullable Treatment treatment) {
        Optional<ColumnName> name() {
            TableName table = plan.table().name();
            return Optional.of(new ColumnName(table.schema(), table.name(), column.name()));
        }

        /** Counts what of it is not made; empty if it need not be. */
        public Optional<MadeRange> made() {
            return MadeRange.of(plan.table().name(), column, treatment);
        }

        @Override
        public String toString() {
            return plan.table().name() + "." + column.name();
        }
    }

    /** The columns, also those that the target computes. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    private void addPlaces(TablePlan plan) {
        for (Column column : plan.table().columns()) {
            Treatment treatment = plan.columns().stream()
                    .filter(copied -> copied.source().name().equals(column.name()))
                    .map(TablePlan.ColumnPlan::treatment)
                    .findFirst()
                    .orElse(null);
            boolean exempt = treatment != null && Identifying.formatPreserving(treatment);
            if (!exempt && canHold(column)) {
                places.add(new Place(plan, column, treatment));
            }
        }
    }

    /** A date, a truth value and a fraction are no identifier; a UUID is one only if such were remembered. */
    private boolean canHold(Column column) {
        boolean truth = column.jdbcType() == Types.BOOLEAN || column.jdbcType() == Types.BIT;
        boolean fraction = column.jdbcType() == Types.REAL
                || column.jdbcType() == Types.FLOAT
                || column.jdbcType() == Types.DOUBLE;
        boolean uuid = column.kind() == ValueKind.UUID;
        return column.kind() != ValueKind.DATE && !truth && !fraction && (!uuid || memory.holdsLength(32));
    }

    /** What was read, by one thread or all. */
    final class Reading implements TargetReaders.Reader {
        private final SurvivorCandidates candidates = new SurvivorCandidates();
        private final SurvivorScan scan = new SurvivorScan(memory, candidates);
        private final long[] cells = new long[places.size()];
        /** By table. */
        private final long[] rows = new long[plans.size()];

        /** By place, {@code null} where nothing need be made. */
        private final @Nullable MadeRange[] ranges =
                places.stream().map(place -> place.made().orElse(null)).toArray(MadeRange[]::new);
        /** By place, the cells of the table that is read that are known to hold nothing. */
        private final @Nullable CopyMemo[] clean = new CopyMemo[places.size()];

        private @Nullable TablePlan now;
        /** By {@link System#nanoTime()}, 0 if nothing was read. */
        private long ended;

        @Override
        public void read(TablePlan plan, TableCells target) throws SQLException {
            Columns here = Objects.requireNonNull(ofTable.get(plan), "plan");
            if (!plan.equals(now)) {
                Arrays.fill(clean, null);
                for (int i = here.first(); i < Math.min(here.end(), here.first() + MOST_REMEMBERED); i++) {
                    clean[i] = new CopyMemo(SLOT_BITS);
                }
                now = plan;
            }
            List<Column> columns = places.subList(here.first(), here.end()).stream()
                    .map(Place::column)
                    .toList();
            target.read(plan, columns, new CellReader.Cells() {
                @Override
                public void cell(int column, byte[] bytes, int start, int end, boolean copyEscapes) {
                    look(here.first() + column, bytes, start, end, copyEscapes);
                }

                @Override
                public void endRow() {
                    rows[here.table()]++;
                }
            });
            scan.finish();
            ended = System.nanoTime();
        }

        private void look(int place, byte[] bytes, int from, int to, boolean copyEscapes) {
            cells[place]++;
            MadeRange range = ranges[place];
            if (range == null && scan.isBarren(bytes, from, to)) {
                scan.passOver(place);
                return;
            }
            CopyMemo known = clean[place];
            if (known != null && known.find(bytes, from, to) != null) {
                if (range != null && to > from) {
                    range.lookedBefore();
                }
                return;
            }
            boolean learns = range == null || range.look(bytes, from, to, copyEscapes);
            scan.lookLater(place, bytes, from, to, copyEscapes, learns ? known : null);
        }

        @Override
        public void finish() {
            scan.finish();
            Arrays.fill(clean, null);
        }

        private void add(Reading other) {
            candidates.addAll(other.candidates);
            boolean later = other.ended != 0 && (ended == 0 || other.ended - ended > 0);
            ended = later ? other.ended : ended;
            for (int i = 0; i < rows.length; i++) {
                rows[i] += other.rows[i];
            }
            for (int i = 0; i < cells.length; i++) {
                cells[i] += other.cells[i];
                MadeRange range = ranges[i];
                if (range != null) {
                    range.with(Objects.requireNonNull(other.ranges[i]).counts());
                }
            }
        }

        /** What may be of the source. */
        SurvivorCandidates candidates() {
            return candidates;
        }

        /** When the last cell was looked at, by {@link System#nanoTime()}; 0 if there was none. */
        long ended() {
            return ended;
        }

        /** By place, how many cells were looked at. */
        long[] cells() {
            return cells.clone();
        }

        /** How many rows each table has that was read. */
        Map<TableName, Long> rows() {
            Map<TableName, Long> counted = new HashMap<>();
            for (int i = 0; i < rows.length; i++) {
                counted.put(plans.get(i).table().name(), rows[i]);
            }
            return counted;
        }

        /** One for each column whose values must be made. */
        List<MadeRange> made() {
            return Arrays.stream(ranges).filter(Objects::nonNull).toList();
        }
    }

    /** Reads the target by several threads. */
    Reading read(TargetReaders readers) throws SQLException {
        Reading all = new Reading();
        readers.read(plans, Reading::new).forEach(all::add);
        return all;
    }

    /** Reads what one thread is shown. */
    Reading read(TableCells target) throws SQLException {
        Reading all = new Reading();
        for (TablePlan plan : plans) {
            all.read(plan, target);
        }
        all.finish();
        return all;
    }
}
