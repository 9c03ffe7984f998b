package dev.ringfence.refresh.dataset;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.PlanMaker;
import dev.ringfence.refresh.plan.PlanRefusal;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.verify.SurvivorCheck;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What becomes of each column of a data set that another engine moves, such as files that Apache Spark reads and writes.
 * Made of names and types alone, before the first row is read, by the rules that
 * {@link dev.ringfence.refresh.EnvironmentRefresh} plans by: a
 * column without a rule is refused, with the rule to paste.
 *
 * <p>Java-serializable: it travels as names, types and the text of the policy. It holds no key and no value of any row.
 * Immutable and safe for use by many threads.
 *
 * <p>Not known of a data set, and so not checked: which columns are unique, and which refer to others. Where two columns
 * are to join, give them the same rule.
 */
public final class DatasetPlan implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient String name;
    private final transient List<DatasetColumn> columns;
    private final transient SanitizationPolicy policy;
    private final transient String here;
    private final transient TablePlan plan;

    private DatasetPlan(String name, List<DatasetColumn> columns, SanitizationPolicy policy, String here) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.policy = policy;
        this.here = here;
        Table table = new Table(
                new TableName("", name),
                columns.stream().map(DatasetColumn::column).toList(),
                List.of(),
                List.of(),
                List.of());
        PlanMaker maker = new PlanMaker(List.of(table), List.of(table), policy);
        List<TablePlan.ColumnPlan> plans = maker.columns().getOrDefault(table.name(), List.of());
        PlanRefusal.refuse(maker.objections(), maker.missing(), policy, here);
        this.plan = new TablePlan(table, plans, List.of(), 0, 0, Optional.empty());
    }

    /**
     * Plans.
     *
     * @param name what the policy calls it: rules are for {@code name.column}
     * @param columns in the order in which rows hold them
     * @param environment where this process runs
     * @throws RefreshDeniedException if the environment does not hold {@link
     *     dev.ringfence.environment.Right#HOLD_LIVE_DATA}, a column has no rule or is blocked, or cannot take its
     *     treatment; the message lists all of it, with the rules to paste
     * @throws IllegalArgumentException if the name is blank, or there is no column
     */
    public static DatasetPlan of(
            String name, List<DatasetColumn> columns, SanitizationPolicy policy, DeploymentEnvironment environment) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("'columns' must not be empty");
        }
        RefreshAdmission.requireRight(environment);
        return new DatasetPlan(name, columns, policy, environment.name());
    }

    /** The data set's name in the policy. */
    public String name() {
        return name;
    }

    /** The columns, in order. */
    public List<DatasetColumn> columns() {
        return columns;
    }

    /** The policy. */
    public SanitizationPolicy policy() {
        return policy;
    }

    /** What becomes of each column, in order. */
    public List<Treatment> treatments() {
        return plan.columns().stream().map(TablePlan.ColumnPlan::treatment).toList();
    }

    /**
     * The columns that point at one person by themselves, by their place, ascending: those whose values {@link
     * DatasetSurvivors} looks for.
     */
    public List<Integer> identifying() {
        List<TablePlan.ColumnPlan> identifying = SurvivorCheck.identifying(plan);
        return IntStream.range(0, columns.size())
                .filter(i -> identifying.contains(plan.columns().get(i)))
                .boxed()
                .toList();
    }

    /**
     * What changes the rows; for one thread.
     *
     * @param sanitizer of this plan's policy, with a key or redacting
     * @throws IllegalArgumentException if it is of another policy: what that says of texts and documents was never planned
     */
    public DatasetTransformation with(Sanitizer sanitizer) {
        if (!sanitizer.policy().digest().equals(policy().digest())) {
            throw new IllegalArgumentException("'sanitizer' must be of the policy that data set '" + name
                    + "' was planned by, '" + policy().name() + "', but is of another of name '"
                    + sanitizer.policy().name() + "'");
        }
        return new DatasetTransformation(plan, sanitizer, here);
    }

    TablePlan tablePlan() {
        return plan;
    }

    /** A line for each column: {@code ~} marks one that changes, {@code -} one that becomes NULL. */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder(name).append(" by policy ").append(policy);
        for (TablePlan.ColumnPlan column : plan.columns()) {
            Treatment treatment = column.treatment();
            char mark = treatment instanceof Treatment.Keep ? ' ' : treatment instanceof Treatment.Nullify ? '-' : '~';
            page.append(String.format(
                    Locale.ROOT, "%n  %c %-28s %s", mark, column.source().name(), treatment));
        }
        return page.toString();
    }

    private Object writeReplace() {
        return new Form(name, List.copyOf(columns), policy.toJson(), here);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("'DatasetPlan' must be read in the form that it was written in");
    }

    /** What travels. */
    private record Form(String name, List<DatasetColumn> columns, String policy, String here) implements Serializable {
        private Object readResolve() {
            return new DatasetPlan(name, columns, SanitizationPolicy.parse(policy), here);
        }
    }
}
