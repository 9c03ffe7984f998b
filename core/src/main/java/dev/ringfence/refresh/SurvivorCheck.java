package dev.ringfence.refresh;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * preserve the format. A value of the source that is itself made, as in test accounts, is none.
 *
 * <p>Memory: eight bytes for each value, at most {@value #MOST_BYTES}; with more values strangers are suspected more
 * often, which costs a second reading of the source, and no survivor is missed.
 */
final class SurvivorCheck {
    /** Of memory for fingerprints, unless said otherwise. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final long FEWEST = 10_000;

    /** Below this many hits to expect by chance, none is taken for chance. */
    private static final double NO_CHANCE = 0.01;

    private final List<TablePlan> plans;
    private final Canaries canaries;
    private final SurvivorMemory memory;

    SurvivorCheck(List<TablePlan> plans, Canaries canaries, long mostBytes) {
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
    SurvivorCheck(List<TablePlan> plans, Canaries canaries, SurvivorMemory memory) {
        this.plans = List.copyOf(plans);
        this.canaries = canaries;
        this.memory = memory;
    }

    static List<TablePlan.ColumnPlan> identifying(TablePlan plan) {
        return plan.columns().stream()
                .filter(column -> Identifying.column(plan.table().name(), column.source(), column.treatment()))
                .toList();
    }

    SurvivorMemory memory() {
        return memory;
    }

    /** One for each thread that copies. */
    Worker worker() {
        return new Worker(memory);
    }

    /** Remembers the identifying values of whole tables of which only some rows are copied. */
    void rememberAll(Connection source) throws SQLException {
        FoldedText text = new FoldedText();
        CellReader reader = CellReader.of(source);
        for (TablePlan plan : plans) {
            List<Column> columns =
                    identifying(plan).stream().map(TablePlan.ColumnPlan::source).toList();
            if (plan.chosen().isPresent() && !columns.isEmpty()) {
                reader.read(source, plan.table().name().quoted(), columns, (column, bytes, from, to, copyEscapes) -> {
                    text.fold(bytes, from, to, copyEscapes);
                    memory.remember(text);
                });
            }
        }
    }

    /** Remembers what one thread sees. */
    static final class Worker {
        private final SurvivorMemory memory;
        private final FoldedText text = new FoldedText();

        private Worker(SurvivorMemory memory) {
            this.memory = memory;
        }

        void see(@Nullable Object[] values, int count) {
            for (int i = 0; i < count; i++) {
                Object value = values[i];
                if (value != null) {
                    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                    text.fold(bytes, 0, bytes.length, false);
                    memory.remember(text);
                }
            }
        }
    }

    /** One column in the target that was looked at. */
    record Place(TablePlan plan, Column column, @Nullable Treatment treatment) {
        Optional<ColumnName> name() {
            TableName table = plan.table().name();
            return Optional.of(new ColumnName(table.schema(), table.name(), column.name()));
        }

        @Override
        public String toString() {
            return plan.table().name() + "." + column.name();
        }
    }

    /**
     * What one reading of the target showed.
     *
     * @param survivors at least one for each column that was looked at
     * @param made one for each column whose values must be made
     */
    record Findings(List<Survivors> survivors, List<MadeRange> made) {
        Findings {
            survivors = List.copyOf(survivors);
            made = List.copyOf(made);
        }
    }

    /**
     * Reads the target.
     *
     * @param source reads the state that was copied
     * @param target sees what was written
     * @param place where a table stands now
     */
    Findings check(Connection source, Connection target, UnaryOperator<TableName> place) throws SQLException {
        List<Place> places = new ArrayList<>();
        List<MadeRange> made = new ArrayList<>();
        SurvivorCandidates candidates = new SurvivorCandidates();
        Canaries.Remembered planted = canaries.remember(memory);
        long[] cells = scan(target, place, places, made, candidates);
        Map<String, Origin> origins = candidates.isEmpty() ? Map.of() : origins(source, candidates.forms());
        List<Survivors> survivors = judge(places, cells, candidates, origins);
        survivors.addAll(planted.judge(candidates, column -> places.get(column).toString()));
        return new Findings(survivors, made);
    }

    private long[] scan(
            Connection target,
            UnaryOperator<TableName> place,
            List<Place> places,
            List<MadeRange> made,
            SurvivorCandidates candidates)
            throws SQLException {
        SurvivorScan scan = new SurvivorScan(memory, candidates);
        CellReader reader = CellReader.of(target);
        List<Long> counts = new ArrayList<>();
        for (TablePlan plan : plans) {
            List<Place> here = places(plan);
            if (here.isEmpty()) {
                continue;
            }
            int first = places.size();
            places.addAll(here);
            long[] cells = new long[here.size()];
            List<Optional<MadeRange>> ranges = here.stream()
                    .map(column -> MadeRange.of(column.toString(), column.treatment()))
                    .toList();
            ranges.forEach(range -> range.ifPresent(made::add));
            reader.read(
                    target,
                    place.apply(plan.table().name()).quoted(),
                    here.stream().map(Place::column).toList(),
                    (column, bytes, from, to, copyEscapes) -> {
                        cells[column]++;
                        scan.look(first + column, bytes, from, to, copyEscapes);
                        ranges.get(column).ifPresent(range -> range.look(bytes, from, to, copyEscapes));
                    });
            for (long count : cells) {
                counts.add(count);
            }
        }
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    /** The columns to look at: also those that the target computes. */
    List<Place> places(TablePlan plan) {
        List<Place> places = new ArrayList<>();
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
        return places;
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

    /** Where a suspected form really stands in the source. */
    record Origin(TableName table, TablePlan.ColumnPlan column) {
        @Override
        public String toString() {
            return table + "." + column.source().name();
        }
    }

    /** The suspected forms that are the source's, and of which column; made values and mere titles are nobody's. */
    private Map<String, Origin> origins(Connection source, Set<String> suspected) throws SQLException {
        Map<String, Origin> origins = new HashMap<>();
        FoldedText text = new FoldedText();
        CellReader reader = CellReader.of(source);
        for (TablePlan plan : plans) {
            List<TablePlan.ColumnPlan> columns = identifying(plan);
            if (columns.isEmpty()) {
                continue;
            }
            List<Origin> here = columns.stream()
                    .map(column -> new Origin(plan.table().name(), column))
                    .toList();
            reader.read(
                    source,
                    plan.table().name().quoted(),
                    columns.stream().map(TablePlan.ColumnPlan::source).toList(),
                    (column, bytes, from, to, copyEscapes) -> {
                        text.fold(bytes, from, to, copyEscapes);
                        String form = SurvivorMemory.form(text);
                        if (suspected.contains(form) && !made(columns.get(column), bytes, from, to)) {
                            origins.putIfAbsent(form, here.get(column));
                        }
                    });
        }
        return origins;
    }

    static boolean made(TablePlan.ColumnPlan column, byte[] bytes, int from, int to) {
        if (column.treatment() instanceof Treatment.Pseudonymize pseudonymize) {
            InfoType type = pseudonymize.infoType();
            return MadeRange.contains(type, new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return false;
    }

    List<Survivors> judge(
            List<Place> places, long[] cells, SurvivorCandidates candidates, Map<String, Origin> origins) {
        Map<Integer, Map<String, Tally>> byPlace = new TreeMap<>();
        origins.forEach((form, origin) -> candidates
                .places(form)
                .forEach((column, count) -> byPlace.computeIfAbsent(column, key -> new TreeMap<>())
                        .computeIfAbsent(origin.toString(), key -> new Tally())
                        .add(form, count, places.get(column), origin)));
        List<Survivors> results = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Map<String, Tally> found = byPlace.getOrDefault(i, Map.of());
            if (found.isEmpty()) {
                results.add(new Survivors(
                        places.get(i).name(), places.get(i).toString(), cells[i], "", 0, 0, Survivors.Verdict.NONE));
            }
            for (Map.Entry<String, Tally> tally : found.entrySet()) {
                results.add(tally.getValue().result(places.get(i), cells[i], tally.getKey()));
            }
        }
        if (candidates.left() > 0) {
            results.add(new Survivors(
                    Optional.empty(), "the target", candidates.left(), "", 0, 0, Survivors.Verdict.TOO_MANY));
        }
        return results;
    }

    /** What one column holds of another. */
    private final class Tally {
        private long different;
        private long times;
        private long byChance;
        private double expectedPerCell;
        private boolean wordAlone = true;

        void add(String form, long count, Place place, Origin origin) {
            different++;
            times += count;
            if (SurvivorMemory.isNumber(form)) {
                expectedPerCell = Math.max(expectedPerCell, memory.chanceOfNumber(form.length()));
                byChance += count;
            }
            wordAlone &= SurvivorMemory.isWord(form) && !sameKind(place, origin);
        }

        /** Treated alike: a name that is still there has not been replaced. */
        private boolean sameKind(Place place, Origin origin) {
            return place.treatment() != null
                    && place.treatment().equals(origin.column().treatment());
        }

        Survivors result(Place place, long cells, String origin) {
            double chance = expectedPerCell * cells;
            boolean explained = byChance == times && chance >= NO_CHANCE && times <= 5 * chance + 10;
            Survivors.Verdict verdict = explained
                    ? Survivors.Verdict.CHANCE
                    : wordAlone ? Survivors.Verdict.WORDS : Survivors.Verdict.FOUND;
            return new Survivors(place.name(), place.toString(), cells, origin, different, times, verdict);
        }
    }
}
