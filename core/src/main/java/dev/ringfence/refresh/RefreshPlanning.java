package dev.ringfence.refresh;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.plan.ClosingStamp;
import dev.ringfence.refresh.plan.PlanCheck;
import dev.ringfence.refresh.plan.PlanHead;
import dev.ringfence.refresh.plan.PlanMaker;
import dev.ringfence.refresh.plan.PlanRefusal;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.CopyOrder;
import dev.ringfence.refresh.schema.MigrationTables;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import dev.ringfence.refresh.subset.SubsetClosure;
import dev.ringfence.refresh.subset.SubsetRows;
import dev.ringfence.refresh.subset.SubsetScope;
import dev.ringfence.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a plan from what source, target and policy are now.
 *
 * @param stamps of the target
 * @param here the name of the environment that this process runs in
 * @param subset which rows are to be copied; empty if all of them are
 * @param cancellation ends the search for a subset's rows by an exception
 */
record RefreshPlanning(
        Connection from,
        Connection to,
        DatabaseEngine engine,
        RefreshAdmission admission,
        DatastoreStamps stamps,
        SanitizationPolicy policy,
        PseudonymKey key,
        RefreshChecks checks,
        String here,
        Optional<Subset> subset,
        Runnable cancellation) {

    /**
     * The plan.
     *
     * @throws RefreshDeniedException with all that stands against it, and the rules to paste
     */
    PlannedRefresh plan() throws SQLException {
        List<Table> tables = MigrationTables.without(engine.tables(from));
        List<Table> there = engine.tables(to);
        PlanMaker maker = new PlanMaker(tables, MigrationTables.without(there), policy);
        MigrationTables.notes(there).forEach(maker::note);
        Map<TableName, List<TablePlan.ColumnPlan>> columns = maker.columns();
        List<String> objections = new ArrayList<>(engine.objections(from, to));
        if (admission.inPlace()) {
            objections.addAll(engine.objectionsInPlace(to));
            maker.staying(engine.stayingInPlace(from));
        }
        objections.addAll(maker.objections());
        CopyOrder order = engine.needsOrder() ? CopyOrder.of(tables) : new CopyOrder(tables, Map.of(), List.of());
        order.impossible()
                .forEach(
                        circle -> objections.add(
                                circle
                                        + " closes a circle of foreign keys and is neither deferrable nor nullable beside a primary key"));
        Map<TableName, RowAddresses> addresses = new HashMap<>();
        if (subset.isPresent()) {
            for (Table table : tables) {
                engine.rowAddresses(from, table).ifPresent(found -> addresses.put(table.name(), found));
            }
        }
        Optional<SubsetScope> scope = subset.map(chosen -> scope(chosen, tables, addresses, objections));
        PlanRefusal.refuse(objections, maker.missing(), policy, here);
        Map<TableName, SubsetRows> rows = scope.isPresent() ? rows(scope.get(), tables, addresses) : Map.of();
        List<TablePlan> plans = new ArrayList<>();
        for (Table table : order.tables()) {
            long sourceRows = engine.rows(from, table.name());
            plans.add(new TablePlan(
                    table,
                    columns.getOrDefault(table.name(), List.of()),
                    order.leftOut().getOrDefault(table.name(), List.of()),
                    sourceRows,
                    admission.inPlace() ? sourceRows : engine.rows(to, table.name()),
                    Optional.ofNullable(rows.get(table.name()))));
        }
        engine.formats(from, to, plans).forEach(maker::note);
        String shape = engine.shape(to);
        PlanHead head = new PlanHead(admission.source(), admission.target(), policy, key, subset);
        return new PlannedRefresh(
                head,
                plans,
                engine.surroundings(to),
                PlanCheck.of(checks, plans),
                notes(maker),
                shape,
                ClosingStamp.planDigest(head, plans, shape, stamps::lineage));
    }

    private SubsetScope scope(
            Subset chosen, List<Table> tables, Map<TableName, RowAddresses> addresses, List<String> objections) {
        tables.stream()
                .filter(table -> !addresses.containsKey(table.name()))
                .forEach(table -> objections.add("rows of " + table.name() + " cannot be found again in "
                        + engine.product() + ", so no subset is taken of them"));
        return SubsetScope.of(chosen, tables, Dialect.of(engine.product()), objections);
    }

    private Map<TableName, SubsetRows> rows(
            SubsetScope scope, List<Table> tables, Map<TableName, RowAddresses> addresses) throws SQLException {
        SubsetClosure closure = new SubsetClosure(
                from,
                tables,
                scope,
                addresses,
                key.functionFor("subset"),
                subset.map(Subset::maxRows).orElse(Subset.MAX_ROWS),
                cancellation);
        try {
            return closure.compute();
        } catch (SubsetClosure.TooManyRowsException tooMany) {
            throw new RefreshFailures(here)
                    .denied(
                            "refresh.subset-too-large",
                            "A subset",
                            List.of(String.valueOf(tooMany.getMessage())),
                            "choose fewer rows, leave or limit children of the largest relations, or raise 'maxRows'");
        } catch (SubsetClosure.ConditionException refused) {
            throw new RefreshFailures(here)
                    .denied(
                            "refresh.subset-condition",
                            "A subset",
                            List.of(String.valueOf(refused.getMessage())),
                            "look the SQLSTATE up: the condition must be of the columns of its table");
        }
    }

    private List<String> notes(PlanMaker maker) throws SQLException {
        List<String> notes = new ArrayList<>(engine.notes(from, to));
        notes.addAll(maker.notes());
        return notes;
    }
}
