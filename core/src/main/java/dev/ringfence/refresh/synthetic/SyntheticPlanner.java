package dev.ringfence.refresh.synthetic;

import dev.ringfence.base.Suggestion;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.CopyOrder;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans all tables of a database, those referred to first. */
final class SyntheticPlanner {
    private final Connection target;
    private final DatabaseEngine engine;
    private final SyntheticOptions options;
    private final List<String> objections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<TableName, Long> kept = new LinkedHashMap<>();

    SyntheticPlanner(Connection target, DatabaseEngine engine, SyntheticOptions options) {
        this.target = target;
        this.engine = engine;
        this.options = options;
    }

    /** What stands against it, in readable lines; the plans are only good without. */
    List<String> objections() {
        return List.copyOf(objections);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Tables that stay as they are, and how many rows they have. */
    Map<TableName, Long> kept() {
        return kept;
    }

    /** In the order in which they are written. */
    List<SyntheticTablePlan> plan() throws SQLException {
        List<Table> all = engine.tables(target);
        checkNames(all);
        SyntheticCatalog catalog = SyntheticCatalog.read(target);
        Map<TableName, Long> before = new HashMap<>();
        List<Table> filled = new ArrayList<>();
        Map<TableName, SyntheticParent> parents = new HashMap<>();
        for (Table table : all) {
            long rows = engine.rows(target, table.name());
            before.put(table.name(), rows);
            if (options.keeps(table.name())) {
                kept.put(table.name(), rows);
                parents.put(table.name(), SyntheticKept.read(target, table, referredTo(table.name(), all)));
            } else {
                filled.add(table);
                if (rows > 0 && !options.appends(table.name())) {
                    objections.add(
                            table.name() + " has " + rows + " rows: empty it, or name it with keeping if they stay"
                                    + " and are referred to, or with appendingTo if more are wanted");
                }
            }
        }
        return objections.isEmpty() ? plan(filled, catalog, before, parents) : List.of();
    }

    private List<SyntheticTablePlan> plan(
            List<Table> filled,
            SyntheticCatalog catalog,
            Map<TableName, Long> before,
            Map<TableName, SyntheticParent> parents)
            throws SQLException {
        CopyOrder order = CopyOrder.of(filled);
        order.impossible()
                .forEach(
                        key -> objections.add(
                                key
                                        + " is in a circle of foreign keys and can be neither NULL nor deferred, so no row can be the first"));
        List<SyntheticTablePlan> plans = new ArrayList<>();
        Map<TableName, SyntheticPromise> promises = promises(order);
        parents.putAll(promises);
        SyntheticPools pools = new SyntheticPools(options.locale(), new SyntheticSeed(options.seed()));
        for (Table table : order.tables()) {
            long rows = before.getOrDefault(table.name(), 0L);
            SyntheticTablePlanner planner = new SyntheticTablePlanner(
                    table,
                    catalog,
                    options,
                    pools,
                    parents,
                    order.leftOut().getOrDefault(table.name(), List.of()),
                    rows == 0 ? 1 : highest(table) + 1);
            Optional<SyntheticTablePlan> plan = planner.plan(rows);
            objections.addAll(planner.objections());
            notes.addAll(planner.notes());
            plan.ifPresent(planned -> {
                plans.add(planned);
                SyntheticPromise promise = promises.get(table.name());
                if (promise == null) {
                    parents.put(table.name(), planned.rows());
                } else {
                    promise.keep(planned.rows());
                }
            });
            if (plan.isEmpty()) {
                parents.putIfAbsent(table.name(), new SyntheticPromise(table.name(), options.rowsOf(table.name())));
            }
        }
        return plans;
    }

    /** For tables that others refer to which come before them. */
    private Map<TableName, SyntheticPromise> promises(CopyOrder order) {
        Map<TableName, SyntheticPromise> promises = new HashMap<>();
        Set<TableName> done = new LinkedHashSet<>();
        for (Table table : order.tables()) {
            done.add(table.name());
            for (ForeignKey key : table.foreignKeys()) {
                boolean ahead =
                        order.tables().stream().anyMatch(other -> other.name().equals(key.target()));
                if (ahead && !done.contains(key.target())) {
                    promises.put(key.target(), new SyntheticPromise(key.target(), options.rowsOf(key.target())));
                }
            }
        }
        return promises;
    }

    /** The highest number of a table's own. */
    private long highest(Table table) throws SQLException {
        long highest = 0;
        for (Column column : table.columns()) {
            boolean counted = column.identity() || table.primaryKey().equals(List.of(column.name()));
            if (counted && column.kind() == ValueKind.NUMBER) {
                highest = Math.max(
                        highest,
                        TargetChecks.number(
                                target,
                                "SELECT max(" + TableName.quoted(column.name()) + ") FROM "
                                        + table.name().quoted()));
            }
        }
        return highest;
    }

    private static List<String> referredTo(TableName name, List<Table> all) {
        Set<String> columns = new LinkedHashSet<>();
        for (Table table : all) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.target().equals(name)) {
                    columns.addAll(key.targetColumns());
                }
            }
        }
        return List.copyOf(columns);
    }

    private void checkNames(List<Table> all) {
        List<String> known = all.stream().map(table -> table.name().name()).toList();
        Stream.of(options.rows().keySet(), options.kept(), options.appended())
                .flatMap(Set::stream)
                .filter(name -> all.stream().noneMatch(table -> SyntheticOptions.names(name, table.name())))
                .sorted()
                .forEach(name -> objections.add("no table is named " + name + Suggestion.of(name, known)));
        for (String name : options.values().keySet()) {
            boolean found = all.stream()
                    .anyMatch(table -> table.columns().stream()
                            .anyMatch(
                                    column -> name.equalsIgnoreCase(table.name().name() + "." + column.name())
                                            || name.equalsIgnoreCase(table.name() + "." + column.name())));
            if (!found) {
                objections.add("no column is named " + name);
            }
        }
    }
}
