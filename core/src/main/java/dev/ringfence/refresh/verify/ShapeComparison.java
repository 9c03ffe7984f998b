package dev.ringfence.refresh.verify;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Fidelity;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.LargestValues;
import dev.ringfence.refresh.engine.Workers;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.report.ColumnShape;
import dev.ringfence.refresh.report.MeasuredShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the target is shaped like the source where its treatments say so: the share of NULLs, how many values differ, how
 * often the most frequent ones occur, how long they are, and how many rows refer to one. What a treatment changes is
 * measured and told, and no failure. For one thread.
 */
public final class ShapeComparison {
    private final List<MeasuredShape> measured = new ArrayList<>();
    private final double tolerance;

    /** With the share that a measure may be off. */
    public ShapeComparison(double tolerance) {
        this.tolerance = tolerance;
    }

    /** What was measured, for the report. */
    public List<MeasuredShape> measured() {
        return List.copyOf(measured);
    }

    public List<VerificationResult> verify(Landing landing) throws SQLException {
        measured.clear();
        List<VerificationResult> results = new ArrayList<>();
        for (TablePlan plan : landing.plan().tables()) {
            TableName table = plan.table().name();
            Optional<String> part = ColumnShapes.part(plan);
            if (part.isEmpty()) {
                results.add(VerificationResult.passed(
                        "fidelity", table, table + " was not measured: it is large and has no key that stays"));
            } else if (!plan.columns().isEmpty()) {
                results.addAll(compare(landing, plan, part.get()));
            }
        }
        return results;
    }

    private List<VerificationResult> compare(Landing landing, TablePlan plan, String part) throws SQLException {
        TableName table = plan.table().name();
        // What becomes NULL is not read for its shape where that may take much memory.
        List<TablePlan.ColumnPlan> columns = plan.columns().stream()
                .filter(column ->
                        !(column.treatment() instanceof Treatment.Nullify && LargestValues.mayBeLarge(column.source())))
                .toList();
        // Side by side: each waits for its server most of the time.
        List<List<ColumnShape>> shapes = Workers.run(List.of(
                () -> ColumnShapes.ofSource(landing.engine(), landing.source(), plan, part, columns),
                () -> ColumnShapes.of(
                        landing.engine(),
                        landing.target(),
                        landing.place().apply(table),
                        part,
                        columns.stream().map(TablePlan.ColumnPlan::target).toList())));
        List<ColumnShape> before = shapes.get(0);
        List<ColumnShape> after = shapes.get(1);
        List<VerificationResult> results = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            TablePlan.ColumnPlan column = columns.get(i);
            MeasuredShape both = new MeasuredShape(
                    table, column.source().name(), column.treatment().toString(), before.get(i), after.get(i));
            measured.add(both);
            results.add(result(both, differences(column, both)));
        }
        return results;
    }

    private static VerificationResult result(MeasuredShape both, List<String> differences) {
        String column = both.table() + "." + both.column();
        return differences.isEmpty()
                ? VerificationResult.passed(
                        "fidelity", column, column + " in " + both.before().rows() + " rows: " + both.after())
                : VerificationResult.failed(
                        "fidelity", column, column + " is unlike the source: " + String.join(", ", differences));
    }

    private List<String> differences(TablePlan.ColumnPlan column, MeasuredShape both) {
        List<String> differences = new ArrayList<>();
        if (column.treatment() instanceof Treatment.Nullify) {
            return differences;
        }
        ColumnShape before = both.before();
        ColumnShape after = both.after();
        share("NULL", before.nullShare(), after.nullShare(), differences);
        Set<Fidelity> kept = EnumSet.noneOf(Fidelity.class);
        kept.addAll(ColumnRules.keeps(column.treatment(), column.target()));
        if (kept.contains(Fidelity.DISTINCT_COUNT)) {
            ratio("different values", (double) before.distinct(), (double) after.distinct(), differences);
            ratio("rows for a value", before.fanOut(), after.fanOut(), differences);
        }
        if (kept.contains(Fidelity.FREQUENCIES)) {
            share("top ten", before.topShare(), after.topShare(), differences);
        }
        // What stands in place of a value may be written another way: a number without its point, a code without
        // blanks.
        if (kept.contains(Fidelity.LENGTHS) && column.treatment() instanceof Treatment.Keep) {
            ratio("average length", before.averageLength(), after.averageLength(), differences);
        }
        return differences;
    }

    private void share(String name, double before, double after, List<String> differences) {
        if (Math.abs(after - before) > tolerance) {
            differences.add(
                    String.format(Locale.ROOT, "%s %.1f %% instead of %.1f %%", name, 100 * after, 100 * before));
        }
    }

    private void ratio(String name, double before, double after, List<String> differences) {
        if (Math.abs(after - before) > tolerance * Math.max(before, 1)) {
            differences.add(String.format(Locale.ROOT, "%s %.1f instead of %.1f", name, after, before));
        }
    }
}
