package dev.ringfence.refresh.verify;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.TableCells;
import dev.ringfence.refresh.engine.TargetReaders;
import dev.ringfence.refresh.plan.Identifying;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.survivor.Canaries;
import dev.ringfence.refresh.survivor.FingerprintLog;
import dev.ringfence.refresh.survivor.FoldedText;
import dev.ringfence.refresh.survivor.FoldedValue;
import dev.ringfence.refresh.survivor.SurvivorCandidates;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import dev.ringfence.refresh.survivor.Survivors;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Proves that no identifying value of the source is readable in the target. While rows are copied, each value of a column
 * that identifies a person leaves a keyed fingerprint; afterwards every column of the target that can hold text or a
 * number is read, and every stretch of every cell is looked up. What may be one is compared exactly with the source, which
 * is read a second time only then.
 *
 * <p>Guaranteed: a {@linkplain SurvivorMemory distinctive} value that stands somewhere in the target in one of the
 * spellings that {@link FoldedText} knows is found, always. A lone word is found as a whole cell. Not found: what is
 * spelled otherwise, a part of a value, values shorter than six letters and digits, and what is in columns of formats that
 * preserve the format. A value of the source that is itself made, as in test accounts, is none. Numbers alone are told and
 * pass where chance explains them: no more than five times what an even draw of as many numbers of their length would meet,
 * and four standard deviations. Where the source has few of the numbers of a length, none pass.
 *
 * <p>Memory: some eight bytes for each value, at most as many as are allowed, and while they are copied half as much again, at
 * most 32 MiB ({@link FingerprintLog}); with more values strangers are suspected more often, which costs a second reading of
 * the source, and no survivor is missed.
 */
public final class SurvivorCheck {
    /** Of memory for fingerprints, unless said otherwise. */
    private static final long FEWEST = 10_000;

    /** Numbers are no even draw: of so many times what an even one makes, chance is suspected. */
    private static final double UNEVEN = 5;

    /** Standard deviations of a Poisson distribution that are still chance: one in some 30,000 is more. */
    private static final double DEVIATIONS = 4;

    private final List<TablePlan> plans;
    private final Canaries canaries;
    private final SurvivorMemory memory;

    public SurvivorCheck(List<TablePlan> plans, Canaries canaries, long mostBytes) {
        this.plans = List.copyOf(plans);
        this.canaries = canaries;
        long expected = 0;
        for (TablePlan plan : plans) {
            expected += plan.sourceRows() * identifying(plan).size();
        }
        // The database estimates large tables; what is too small costs false alarms.
        expected += expected / 4 + FEWEST;
        this.memory = SurvivorMemory.of(expected, mostBytes);
    }

    /** A check by what is remembered already. */
    public SurvivorCheck(List<TablePlan> plans, Canaries canaries, SurvivorMemory memory) {
        this.plans = List.copyOf(plans);
        this.canaries = canaries;
        this.memory = memory;
    }

    public static List<TablePlan.ColumnPlan> identifying(TablePlan plan) {
        return plan.columns().stream()
                .filter(column -> Identifying.column(plan.table().name(), column.source(), column.treatment()))
                .toList();
    }

    public SurvivorMemory memory() {
        return memory;
    }

    /** One for each thread that copies. */
    public Worker worker() {
        return new Worker(memory);
    }

    /** Remembers the identifying values of whole tables of which only some rows are copied. */
    public void rememberAll(CellReader reader, Connection source) throws SQLException {
        Worker worker = worker();
        for (TablePlan plan : plans) {
            List<Column> columns =
                    identifying(plan).stream().map(TablePlan.ColumnPlan::source).toList();
            if (plan.chosen().isPresent() && !columns.isEmpty()) {
                reader.read(
                        source,
                        plan.table().name().quoted(),
                        columns,
                        (column, bytes, from, to, copyEscapes) ->
                                PostgresArray.values(columns.get(column), bytes, from, to, copyEscapes, worker::see));
            }
        }
        worker.finished();
    }

    /** A column of the source. */
    public record Origin(TableName table, TablePlan.ColumnPlan column) {
        @Override
        public String toString() {
            return table + "." + column.source().name();
        }
    }

    /** Remembers what one thread sees. */
    public static final class Worker {
        private final SurvivorMemory.Writer writer;
        private final FoldedText text = new FoldedText();
        private final FoldedValue value = new FoldedValue();

        private Worker(SurvivorMemory memory) {
            this.writer = memory.writer();
        }

        public void see(@Nullable Object[] values, int count) {
            for (int i = 0; i < count; i++) {
                Object value = values[i];
                if (value != null) {
                    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                    see(bytes, 0, bytes.length, false);
                }
            }
        }

        public void see(byte[] bytes, int from, int to, boolean copyEscapes) {
            if (value.fold(bytes, from, to)) {
                writer.remember(value);
            } else {
                text.fold(bytes, from, to, copyEscapes);
                writer.remember(text);
            }
        }

        public void finished() {
            writer.flush();
        }
    }

    /**
     * What one reading of the target showed.
     *
     * @param survivors at least one for each column that was looked at
     * @param made one for each column whose values must be made
     */
    public record Findings(List<Survivors> survivors, List<MadeRange> made) {
        public Findings {
            survivors = List.copyOf(survivors);
            made = List.copyOf(made);
        }
    }

    /** What one reading of the target left, to be compared with the source. */
    public static final class Seen {
        private final Canaries.Remembered planted;
        private final TargetScan scan;
        private final TargetScan.Reading reading;

        private Seen(Canaries.Remembered planted, TargetScan scan, TargetScan.Reading reading) {
            this.planted = planted;
            this.scan = scan;
            this.reading = reading;
        }

        /** How many rows each table has that was read, which are all with a column that can hold a value. */
        public Map<TableName, Long> rows() {
            return reading.rows();
        }

        /** When the last of it was looked at, by {@link System#nanoTime()}; 0 if there was nothing. */
        public long ended() {
            return reading.ended();
        }
    }

    /**
     * Reads the target, and nothing of the source.
     *
     * @param engine of the target
     * @param target sees what was written; it is not used if there are {@code readers}
     * @param place where a table stands now
     * @param readers by which several threads read it; empty if only {@code target} sees it
     */
    public Seen read(
            DatabaseEngine engine, Connection target, UnaryOperator<TableName> place, Optional<TargetReaders> readers)
            throws SQLException {
        Canaries.Remembered planted = canaries.remember(memory);
        TargetScan scan = new TargetScan(plans, memory);
        if (readers.isPresent()) {
            return new Seen(planted, scan, scan.read(readers.get()));
        }
        CellReader written = engine.cells(target);
        TableCells there = (plan, columns, cells) ->
                written.read(target, place.apply(plan.table().name()).quoted(), columns, cells);
        return new Seen(planted, scan, scan.read(there));
    }

    /**
     * Compares with the source what is suspected.
     *
     * @param engine of the source
     * @param source reads the state that was copied
     */
    public Findings check(Seen seen, DatabaseEngine engine, Connection source) throws SQLException {
        CellReader read = engine.cells(source);
        return findings(
                seen,
                (plan, columns, cells) -> read.read(source, plan.table().name().quoted(), columns, cells));
    }

    /** Reads what was written, and of what was read only what is suspected. */
    public Findings check(TableCells source, TableCells target) throws SQLException {
        Canaries.Remembered planted = canaries.remember(memory);
        TargetScan scan = new TargetScan(plans, memory);
        return findings(new Seen(planted, scan, scan.read(target)), source);
    }

    private Findings findings(Seen seen, TableCells source) throws SQLException {
        List<TargetScan.Place> places = seen.scan.places();
        SurvivorCandidates candidates = seen.reading.candidates();
        Map<String, Origin> origins = SurvivorTrace.origins(source, plans, candidates);
        List<Survivors> survivors = judge(places, seen.reading.cells(), candidates, origins);
        survivors.addAll(
                seen.planted.judge(candidates, column -> places.get(column).toString()));
        return new Findings(survivors, seen.reading.made());
    }

    public List<Survivors> judge(
            List<TargetScan.Place> places, long[] cells, SurvivorCandidates candidates, Map<String, Origin> origins) {
        Map<Integer, Map<String, Tally>> byPlace = new TreeMap<>();
        origins.forEach((key, origin) -> candidates
                .places(key)
                .forEach((column, count) -> byPlace.computeIfAbsent(column, index -> new TreeMap<>())
                        .computeIfAbsent(origin.toString(), name -> new Tally())
                        .add(SurvivorCandidates.form(key), count, places.get(column), origin)));
        List<Survivors> results = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Map<String, Tally> found = byPlace.getOrDefault(i, Map.of());
            if (found.isEmpty()) {
                results.add(new Survivors(
                        places.get(i).name(), places.get(i).toString(), cells[i], "", 0, 0, Survivors.Verdict.NONE));
            }
            double byChance = candidates.expectedByChance(i, cells[i], memory);
            for (Map.Entry<String, Tally> tally : found.entrySet()) {
                results.add(tally.getValue().result(places.get(i), cells[i], byChance, tally.getKey()));
            }
        }
        if (candidates.left() > 0) {
            results.add(new Survivors(
                    Optional.empty(), "the target", candidates.left(), "", 0, 0, Survivors.Verdict.TOO_MANY));
        }
        return results;
    }

    /** What one column holds of another. */
    private static final class Tally {
        private long different;
        private long times;
        private boolean numbersAlone = true;
        private boolean wordAlone = true;

        void add(String form, long count, TargetScan.Place place, Origin origin) {
            different++;
            times += count;
            numbersAlone &= SurvivorMemory.isNumber(form);
            wordAlone &= SurvivorMemory.isWord(form) && !sameKind(place, origin);
        }

        /** Treated alike: a name that is still there has not been replaced. */
        private boolean sameKind(TargetScan.Place place, Origin origin) {
            return place.treatment() != null
                    && place.treatment().equals(origin.column().treatment());
        }

        Survivors result(TargetScan.Place place, long cells, double expected, String origin) {
            double chance = UNEVEN * expected;
            boolean explained = numbersAlone && times <= chance + DEVIATIONS * Math.sqrt(chance);
            Survivors.Verdict verdict = explained
                    ? Survivors.Verdict.CHANCE
                    : wordAlone ? Survivors.Verdict.WORDS : Survivors.Verdict.FOUND;
            return new Survivors(place.name(), place.toString(), cells, origin, different, times, verdict);
        }
    }
}
