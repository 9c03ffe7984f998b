package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.PlanPage;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.RefreshPlanText;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan of a fill for people. */
final class SyntheticPlanText {
    private static final String INDENT = "      ";
    private static final int WIDEST_NAME = 32;
    private static final int WIDEST_TYPE = 28;

    private final PlanPage page = new PlanPage();

    private SyntheticPlanText() {}

    static String write(SyntheticPlan plan) {
        SyntheticPlanText text = new SyntheticPlanText();
        text.head(plan);
        plan.tables().forEach(text::table);
        text.page.section(
                "Left alone",
                '.',
                plan.kept().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(TableName::toString)))
                        .map(kept -> String.format(
                                Locale.ROOT,
                                "%s: its %,d rows stay, and are referred to",
                                kept.getKey(),
                                kept.getValue())));
        text.page.section(
                "Checked before the rows are shown",
                '?',
                plan.checks().stream().map(check -> RefreshPlanText.line(check.name(), check.what())));
        text.page.section("Notes", '!', plan.notes().stream());
        text.page.text("\n").wrapped("Plan: ", summary(plan));
        return text.page.toString();
    }

    private void head(SyntheticPlan plan) {
        SyntheticOptions options = plan.options();
        page.text("Synthetic fill, plan ")
                .text(plan.digest().substring(0, PlannedRefresh.SHORT_DIGEST))
                .text("\n\n")
                .wrapped("  into     ", plan.target().describe())
                .wrapped("  stamp    ", plan.dataClass().name())
                .wrapped(
                        "  seed     ",
                        options.seed() + ", " + options.locale().toLanguageTag() + ", NULL for "
                                + Math.round(options.nullShare() * 100) + " % where it may be, skew "
                                + options.skew())
                .text("\n  + made   = by the database\n");
    }

    private void table(SyntheticTablePlan plan) {
        Table table = plan.table();
        String name = table.name().toString();
        String rows = String.format(
                Locale.ROOT, "rows: %,d come, %,d are there", plan.rows().rows(), plan.before());
        int gap = Math.max(2, PlanPage.WIDTH - 2 - name.length() - rows.length());
        page.text("\n+ " + name + " ".repeat(gap) + rows + "\n");
        int widest = 1;
        int widestType = 1;
        for (Column column : table.columns()) {
            widest = Math.max(widest, Math.min(WIDEST_NAME, column.name().length()));
            widestType = Math.max(
                    widestType,
                    Math.min(WIDEST_TYPE, RefreshPlanText.type(column).length()));
        }
        String form = "    %s %-" + widest + "s  %-" + widestType + "s  ";
        for (Column column : table.columns()) {
            String source = plan.sources().getOrDefault(column.name(), "computed");
            String mark = plan.sources().containsKey(column.name()) ? "+" : "=";
            page.wrapped(String.format(Locale.ROOT, form, mark, column.name(), RefreshPlanText.type(column)), source);
        }
        if (!table.primaryKey().isEmpty()) {
            page.wrapped(INDENT + "key      ", String.join(", ", table.primaryKey()));
        }
        for (List<String> key : table.uniqueKeys()) {
            if (!key.equals(table.primaryKey())) {
                page.wrapped(INDENT + "unique   ", String.join(", ", key));
            }
        }
        if (!plan.conditions().isEmpty()) {
            page.wrapped(INDENT + "meets    ", String.join(", ", plan.conditions()));
        }
        for (SyntheticTablePlan.Later later : plan.later()) {
            page.wrapped(
                    INDENT + "later    ",
                    String.join(", ", later.columns()) + " -> " + later.key().target());
        }
    }

    private static String summary(SyntheticPlan plan) {
        return String.format(
                Locale.ROOT,
                "%,d tables, %,d rows come; %,d tables stay as they are.",
                plan.tables().size(),
                plan.rows(),
                plan.kept().size());
    }
}
