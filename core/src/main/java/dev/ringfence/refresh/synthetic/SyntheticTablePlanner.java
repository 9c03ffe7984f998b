package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans one table. Those that it refers to are planned, or promised. */
final class SyntheticTablePlanner {
    private final Table table;
    private final SyntheticCatalog catalog;
    private final SyntheticOptions options;
    private final SyntheticPools pools;
    private final Map<TableName, SyntheticParent> parents;
    private final List<ForeignKey> postponed;
    private final long firstNumber;
    private final SyntheticSeed seed;
    private final List<String> objections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private final List<SyntheticExpression> conditions = new ArrayList<>();
    private final List<String> understood = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private Map<Integer, SyntheticLimits> limits = Map.of();

    private List<SyntheticDimension> dimensions = new ArrayList<>();
    private List<ForeignKey> keys = new ArrayList<>();
    private Map<String, String> sources = new LinkedHashMap<>();
    private Map<String, InfoType> made = new HashMap<>();
    private List<SyntheticTablePlan.Later> later = new ArrayList<>();

    /**
     * Begins with nothing planned.
     *
     * @param postponed foreign keys that are set when all rows are there
     * @param firstNumber of columns that count
     */
    SyntheticTablePlanner(
            Table table,
            SyntheticCatalog catalog,
            SyntheticOptions options,
            SyntheticPools pools,
            Map<TableName, SyntheticParent> parents,
            List<ForeignKey> postponed,
            long firstNumber) {
        this.table = table;
        this.catalog = catalog;
        this.options = options;
        this.pools = pools;
        this.parents = parents;
        this.postponed = List.copyOf(postponed);
        this.firstNumber = firstNumber;
        this.seed = new SyntheticSeed(options.seed()).of(table.name().toString());
        this.itself = new SyntheticPromise(table.name(), 0);
    }

    List<String> objections() {
        return objections;
    }

    List<String> notes() {
        return notes;
    }

    /**
     * The plan; empty if there are objections.
     *
     * @param before how many rows it has
     */
    Optional<SyntheticTablePlan> plan(long before) {
        long rows = options.rowsOf(table.name());
        if (rows == 0) {
            return Optional.of(new SyntheticTablePlan(
                    new SyntheticTable(table, List.of(), List.of(), List.of(), 0),
                    before,
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        readConditions();
        boolean insists = options.counts(table.name());
        Optional<SyntheticTable> arranged = arrange(rows, 0);
        if (arranged.isEmpty() && objections.isEmpty()) {
            arranged = arrange(rows, rows);
        }
        if (arranged.isEmpty() && objections.isEmpty() && !insists && !promised()) {
            notes.add(table.name() + " gets " + fewer + " rows instead of " + rows + ": " + obstacle);
            arranged = arrange(fewer, fewer);
        }
        if (arranged.isEmpty()) {
            if (objections.isEmpty()) {
                objections.add(table.name() + " cannot have " + rows + " rows: " + obstacle);
            }
            return Optional.empty();
        }
        others.forEach(name -> notes.add("the condition " + name + " of " + table.name()
                + " is not understood: rows are tried, and drawn anew if the database refuses them"));
        return Optional.of(new SyntheticTablePlan(arranged.get(), before, sources, made, understood, others, later));
    }

    private SyntheticPromise itself;
    private long fewer;
    private String obstacle = "";

    private boolean promised() {
        return parents.get(table.name()) instanceof SyntheticPromise;
    }

    private void readConditions() {
        for (SyntheticCatalog.Check check : catalog.checks(table.name())) {
            Optional<SyntheticExpression> condition = SyntheticCheckReader.read(check, table, Clock.systemUTC());
            condition.ifPresent(conditions::add);
            (condition.isPresent() ? understood : others).add(check.name());
        }
        limits = SyntheticLimits.of(conditions);
    }

    private SyntheticLimits limits(int place) {
        return limits.getOrDefault(place, new SyntheticLimits());
    }

    /** Tries with so many rows; {@code different} is how many values a text of a longer key needs. */
    private Optional<SyntheticTable> arrange(long rows, long different) {
        dimensions = new ArrayList<>();
        keys = new ArrayList<>();
        sources = new LinkedHashMap<>();
        made = new HashMap<>();
        later = new ArrayList<>();
        itself = new SyntheticPromise(table.name(), rows);
        references(rows);
        columns(rows, different);
        if (!objections.isEmpty()) {
            return Optional.empty();
        }
        boolean[] self = new boolean[dimensions.size()];
        for (int i = 0; i < self.length; i++) {
            self[i] = i < keys.size() && keys.get(i).target().equals(table.name());
        }
        SyntheticArrangement arrangement =
                new SyntheticArrangement(table, dimensions, self, rows, seed, options.skew(), conditions);
        if (!arrangement.arrange()) {
            fewer = arrangement.most();
            obstacle = arrangement.obstacle();
            return Optional.empty();
        }
        List<SyntheticChoice> choices = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            int at = i;
            choices.add(arrangement.choice(i).orElseGet(() -> choice(at, self[at], rows)));
        }
        SyntheticTable arranged = new SyntheticTable(table, dimensions, choices, asked(), rows);
        itself.keep(arranged);
        return Optional.of(arranged);
    }

    /** Conditions that values can still miss: those of single columns are met by numbers and times within their limits. */
    private List<SyntheticExpression> asked() {
        return conditions.stream()
                .filter(condition -> {
                    Set<Integer> places = new HashSet<>();
                    SyntheticTable.cells(condition, places);
                    boolean met = places.size() == 1
                            && SyntheticLimits.exact(condition)
                            && dimensions.stream()
                                    .anyMatch(dimension -> dimension instanceof SyntheticDimension.Single one
                                            && places.contains(one.place())
                                            && (one.space() instanceof SyntheticNumbers
                                                    || one.space() instanceof SyntheticTimes));
                    return !met;
                })
                .toList();
    }

    private void references(long rows) {
        Set<Integer> taken = new HashSet<>();
        List<ForeignKey> wide = new ArrayList<>(table.foreignKeys());
        wide.sort((one, other) ->
                Integer.compare(other.columns().size(), one.columns().size()));
        for (ForeignKey key : wide) {
            int[] places = key.columns().stream()
                    .mapToInt(column -> SyntheticTable.place(table, column))
                    .toArray();
            SyntheticParent parent = key.target().equals(table.name()) ? itself : parents.get(key.target());
            if (parent == null) {
                objections.add(table.name() + key.columns().toString() + " refers to " + key.target()
                        + ", which is not among the tables");
                continue;
            }
            SyntheticDimension.Reference reference =
                    new SyntheticDimension.Reference(places, parent, key.targetColumns());
            if (postponed.contains(key)) {
                postpone(key, reference, taken);
                continue;
            }
            List<Integer> shared = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                if (taken.contains(places[i])) {
                    shared.add(i);
                }
            }
            if (shared.size() == places.length) {
                continue;
            }
            if (parent.rows() == 0 && rows > 0 && !optional(reference)) {
                objections.add(table.name() + key.columns().toString() + " must refer to a row of " + key.target()
                        + ", which has none");
            }
            keys.add(key);
            dimensions.add(shared.isEmpty() ? reference : new SyntheticDimension.Bound(reference, shared));
            for (int place : places) {
                taken.add(place);
                sources.put(table.columns().get(place).name(), "a row of " + key.target());
            }
        }
    }

    /** What can be NULL until the other row is there is; the rest gets values as any column. */
    private void postpone(ForeignKey key, SyntheticDimension.Reference reference, Set<Integer> taken) {
        List<String> columns = table.fillableLater(key);
        List<Integer> shared = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            if (!columns.contains(key.columns().get(i))) {
                shared.add(i);
            }
        }
        for (String column : columns) {
            taken.add(SyntheticTable.place(table, column));
            sources.put(column, "a row of " + key.target() + ", when all are there");
        }
        boolean self = key.target().equals(table.name());
        SyntheticDimension dimension = shared.isEmpty() ? reference : new SyntheticDimension.Bound(reference, shared);
        SyntheticSeed ofKey = seed.of(key.columns().toString());
        boolean unique = shared.isEmpty() && table.uniqueKeys().stream().anyMatch(columns::containsAll);
        long size = shared.isEmpty() ? reference.size() : SyntheticSpace.ENDLESS;
        SyntheticChoice choice = self && shared.isEmpty()
                ? unique
                        ? new SyntheticChoice.Previous(false)
                        : new SyntheticChoice.Earlier(ofKey, options.skew(), options.nullShare(), false)
                : unique
                        ? new SyntheticChoice.Once(ofKey, size)
                        : new SyntheticChoice.Drawn(
                                ofKey, size, shared.isEmpty() ? options.skew() : 1, options.nullShare());
        later.add(new SyntheticTablePlan.Later(key, columns, dimension, choice));
    }

    private boolean optional(SyntheticDimension dimension) {
        for (int place : dimension.places()) {
            if (!table.columns().get(place).nullable() || limits(place).required()) {
                return false;
            }
        }
        return true;
    }

    private boolean ofKey(SyntheticDimension dimension) {
        for (int place : dimension.places()) {
            String column = table.columns().get(place).name();
            if (table.primaryKey().contains(column)
                    || table.uniqueKeys().stream().anyMatch(key -> key.contains(column))) {
                return true;
            }
        }
        return false;
    }

    private void columns(long rows, long different) {
        for (int place = 0; place < table.columns().size(); place++) {
            Column column = table.columns().get(place);
            if (!column.generated() && !sources.containsKey(column.name())) {
                column(place, column, rows, different);
            }
        }
    }

    private void column(int place, Column column, long rows, long different) {
        SyntheticType type = catalog.type(table.name(), column.name());
        Optional<SyntheticSpace> space = space(place, column, type, rows, different);
        if (space.isPresent() && space.get().size() > 0) {
            dimensions.add(new SyntheticDimension.Single(place, space.get()));
            sources.put(column.name(), space.get().describe());
            space.get().made().ifPresent(of -> made.put(column.name(), of));
        } else if (type.defaulted()) {
            sources.put(column.name(), "the database's own value");
        } else if (column.nullable() && !limits(place).required()) {
            sources.put(column.name(), "NULL: no values of its type are known");
        } else {
            objections.add(table.name() + "." + column.name() + " must have values, and none are known of type "
                    + column.typeName() + " that its conditions allow: give them with values");
        }
    }

    private Optional<SyntheticSpace> space(int place, Column column, SyntheticType type, long rows, long different) {
        List<Object> given = options.valuesOf(table.name(), column.name());
        if (!given.isEmpty()) {
            return Optional.of(new SyntheticList(
                    given.stream()
                            .map(value -> SyntheticColumn.typed(type, value))
                            .toList(),
                    "the values given"));
        }
        boolean alone = isKey(Set.of(column.name()));
        boolean numeric = type.base() == Base.WHOLE || type.base() == Base.DECIMAL;
        boolean key = table.primaryKey().equals(List.of(column.name())) || (alone && column.identity());
        if (numeric && (key || column.identity()) && limits(place).only() == null) {
            SyntheticNumbers within = SyntheticNumbers.of(
                    type, limits(place), BigDecimal.valueOf(firstNumber), BigDecimal.valueOf(Long.MAX_VALUE), rows);
            long from = Math.max(firstNumber, within.low().longValue());
            return Optional.of(SyntheticNumbers.counting(from, type));
        }
        boolean partOfKey = ofKey(new SyntheticDimension.Single(place, new SyntheticList(List.of(), "")));
        long needed = alone || (partOfKey && numeric) ? rows : partOfKey ? different : 0;
        return new SyntheticColumn(table, place, type, limits(place), options, pools, needed).space();
    }

    private boolean isKey(Set<String> columns) {
        return new TreeSet<>(table.primaryKey()).equals(new TreeSet<>(columns))
                || table.uniqueKeys().stream().anyMatch(key -> new HashSet<>(key).equals(columns));
    }

    private SyntheticChoice choice(int at, boolean self, long rows) {
        SyntheticDimension dimension = dimensions.get(at);
        boolean optional = optional(dimension) && !ofKey(dimension);
        double nullShare = optional ? options.nullShare() : 0;
        StringBuilder name = new StringBuilder();
        for (int place : dimension.places()) {
            name.append(table.columns().get(place).name()).append('\n');
        }
        SyntheticSeed own = seed.of(name.toString());
        if (self && dimension instanceof SyntheticDimension.Reference) {
            return new SyntheticChoice.Earlier(own, options.skew(), nullShare, !optional(dimension));
        }
        if (dimension instanceof SyntheticDimension.Single one
                && !one.space().subject().isEmpty()) {
            SyntheticChoice counted = new SyntheticChoice.Counted(rows, one.size());
            return nullShare > 0 ? new SyntheticChoice.Sometimes(counted, own, nullShare) : counted;
        }
        double skew = dimension instanceof SyntheticDimension.Reference ? options.skew() : 1;
        return new SyntheticChoice.Drawn(own, dimension.size(), skew, nullShare);
    }
}
