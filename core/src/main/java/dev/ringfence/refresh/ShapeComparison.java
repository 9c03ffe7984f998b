package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Fidelity;
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
final class ShapeComparison {
    /** A column before and after. */
    record Measured(TableName table, String column, String action, ColumnShape before, ColumnShape after) {}

    private final List<Measured> measured = new ArrayList<>();
    private final double tolerance;

    /** With the share that a measure may be off. */
    ShapeComparison(double tolerance) {
        this.tolerance = tolerance;
    }

    /** What was measured, for the report. */
    List<Measured> measured() {
        return List.copyOf(measured);
    }

    List<VerificationResult> verify(Landing landing) throws SQLException {
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
        List<ColumnShape> before = ColumnShapes.ofSource(landing.source(), plan, part);
        List<ColumnShape> after = ColumnShapes.of(
                landing.target(),
                landing.place().apply(table),
                part,
                plan.columns().stream().map(TablePlan.ColumnPlan::target).toList());
        List<VerificationResult> results = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            TablePlan.ColumnPlan column = plan.columns().get(i);
            Measured both = new Measured(
                    table, column.source().name(), column.treatment().toString(), before.get(i), after.get(i));
            measured.add(both);
            results.add(result(both, differences(column, both)));
        }
        return results;
    }

    private static VerificationResult result(Measured both, List<String> differences) {
        String column = both.table() + "." + both.column();
        return differences.isEmpty()
                ? VerificationResult.passed(
                        "fidelity", column, column + " in " + both.before().rows() + " rows: " + both.after())
                : VerificationResult.failed(
                        "fidelity", column, column + " is unlike the source: " + String.join(", ", differences));
    }

    private List<String> differences(TablePlan.ColumnPlan column, Measured both) {
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
