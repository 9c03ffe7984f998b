package dev.ringfence.refresh.plan;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan for people, at most {@value PlanPage#WIDTH} characters wide where names allow it. */
public final class RefreshPlanText {
    /** Before what belongs to a table. */
    private static final String INDENT = "      ";
    /** Longer names and types push what is behind them. */
    private static final int WIDEST_NAME = 32;

    private static final int WIDEST_TYPE = 28;

    private final PlannedRefresh plan;
    private final PlanPage page = new PlanPage();

    private RefreshPlanText(PlannedRefresh plan) {
        this.plan = plan;
    }

    public static String write(PlannedRefresh plan) {
        return new RefreshPlanText(plan).write();
    }

    private String write() {
        head();
        for (TablePlan table : plan.tables()) {
            table(table);
        }
        for (PlanItem.Fate fate : PlanItem.Fate.values()) {
            items(fate);
        }
        page.section(
                "Checked before the rows are shown",
                '?',
                plan.checks().stream().map(check -> line(check.name(), check.what())));
        page.section("Notes", '!', plan.notes().stream());
        page.text("\n").wrapped("Plan: ", summary());
        return page.toString();
    }

    private void head() {
        PlanHead head = plan.head();
        page.text(head.inPlace() ? "Sanitization in place, plan " : "Refresh plan ")
                .text(plan.digest().substring(0, PlannedRefresh.SHORT_DIGEST))
                .text("\n\n");
        if (!head.inPlace()) {
            page.wrapped("  from     ", head.source().describe());
        }
        page.wrapped(
                head.inPlace() ? "  of       " : "  into     ", head.target().describe());
        page.wrapped("  through  ", "policy " + head.policy() + ", key " + head.key());
        head.subset().ifPresent(subset -> page.wrapped("  only     ", subset.toString()));
        page.text("\n  ~ changed   - becomes NULL   = computed by the database   no mark: kept as it is\n");
    }

    private void table(TablePlan table) {
        String name = table.table().name().toString();
        String rows = String.format(Locale.ROOT, "rows: %,d go, %,d come", table.targetRows(), table.copiedRows());
        int gap = Math.max(2, PlanPage.WIDTH - 4 - name.length() - rows.length());
        page.text("\n-/+ " + name + " ".repeat(gap) + rows + "\n");
        table.subset()
                .ifPresent(subset -> page.wrapped(
                        INDENT, String.format(Locale.ROOT, "of %,d: %s", table.sourceRows(), subset.why())));
        int widest = table.table().columns().stream()
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        int widestType = table.table().columns().stream()
                .mapToInt(column -> type(column).length())
                .max()
                .orElse(0);
        String form = "%-" + Math.max(1, Math.min(widest, WIDEST_NAME)) + "s  %-"
                + Math.max(1, Math.min(widestType, WIDEST_TYPE)) + "s  ";
        for (Column column : table.table().columns()) {
            Optional<Treatment> treatment = table.treatment(column);
            String front = "    " + ColumnFate.of(treatment).mark() + " "
                    + String.format(Locale.ROOT, form, column.name(), type(column));
            page.wrapped(front, treatment.map(Treatment::toString).orElse("computed"));
        }
        keys(table);
    }

    /** A text's length, where it has one, is a fact that treatments must fit into. */
    public static String type(Column column) {
        boolean limited = column.kind() == ValueKind.TEXT && column.length() > 0 && column.length() < 1_000_000;
        String name = column.typeName().toLowerCase(Locale.ROOT);
        return limited && !name.contains("(") ? name + "(" + column.length() + ")" : name;
    }

    private void keys(TablePlan table) {
        if (!table.table().primaryKey().isEmpty()) {
            page.wrapped(INDENT + "key      ", String.join(", ", table.table().primaryKey()));
        }
        for (ForeignKey key : table.table().foreignKeys()) {
            String later = table.filledLater().contains(key) ? ", filled when all rows are written" : "";
            page.wrapped(INDENT + "refers   ", key.columns() + " to " + key.target() + key.targetColumns() + later);
        }
        plan.surroundings().stream()
                .filter(item -> item.table().equals(Optional.of(table.table().name())))
                .forEach(item -> page.wrapped(INDENT + "with it  ", item.what() + " " + item.becomes()));
    }

    private void items(PlanItem.Fate fate) {
        page.section(
                fate.title(),
                fate.mark(),
                plan.surroundings().stream()
                        .filter(item -> item.fate() == fate && item.table().isEmpty())
                        .map(item -> line(item.what(), item.becomes())));
    }

    /** What is said of something. */
    public static String line(String what, String text) {
        return what + ": " + text;
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%,d tables, %,d rows come, %,d go; %,d columns: %,d change, %,d become NULL, %,d computed, %,d kept.",
                plan.tables().size(),
                plan.copiedRows(),
                plan.targetRows(),
                Stream.of(ColumnFate.values()).mapToLong(plan::columns).sum(),
                plan.columns(ColumnFate.CHANGED),
                plan.columns(ColumnFate.EMPTIED),
                plan.columns(ColumnFate.COMPUTED),
                plan.columns(ColumnFate.KEPT));
    }
}
