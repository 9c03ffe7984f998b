package dev.ringfence.write;

import dev.ringfence.base.Need;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most rows that one actor may change, in one target or in all, over a length of time, by whatever many writes. What
 * was used comes back evenly over that time.
 *
 * <p>A write begins only while something is left, and what is left is its ceiling. Not guaranteed: anything about other
 * instances, each of which has its own budget; nor that writes which run at the same moment share it to the row: each of
 * them may use all that was left when it began, and later writes wait until that has come back.
 *
 * <p>Settings: {@code rows}, required; {@code within}, one hour unless set; {@code per}, one of {@code actor-and-target},
 * {@code actor}, {@code target} or {@code operation}, the first unless set. Needs {@code
 * com.bucket4j:bucket4j_jdk17-core}. Safe for use by many threads.
 */
public final class RowBudget implements Requirement {
    /** Its name. */
    public static final String NAME = "row-budget";

    private static final Duration HOUR = Duration.ofHours(1);

    /** Whose rows are counted together. */
    public enum Per {
        /** Of one actor, in one target. */
        ACTOR_AND_TARGET,
        /** Of one actor, wherever. */
        ACTOR,
        /** In one target, of all actors. */
        TARGET,
        /** Of one operation, of all actors. */
        OPERATION;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Per parse(String word) {
            return Stream.of(values())
                    .filter(per -> per.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'per' of requirement 'row-budget' must be one of "
                            + Stream.of(values()).map(Per::word).collect(Collectors.joining(", "))));
        }

        private String key(WriteAttempt attempt) {
            String target = attempt.write().target().orElse("");
            return switch (this) {
                case ACTOR_AND_TARGET -> attempt.actor() + " " + target;
                case ACTOR -> attempt.actor().toString();
                case TARGET -> target;
                case OPERATION -> attempt.write().operation();
            };
        }
    }

    private final long rows;
    private final Duration within;
    private final Per per;
    private final TokenBuckets buckets;

    private RowBudget(long rows, Duration within, Per per) {
        this.rows = rows;
        this.within = within;
        this.per = per;
        this.buckets = TokenBuckets.of(rows, within);
    }

    /**
     * A budget.
     *
     * @throws IllegalArgumentException if a number or the length of time is not positive
     * @throws IllegalStateException if bucket4j is not there; the message names the artifact
     */
    public static RowBudget of(long rows, Duration within, Per per) {
        if (rows <= 0) {
            throw new IllegalArgumentException("'rows' must be positive but was " + rows);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("'within' must be positive but was " + within);
        }
        return new RowBudget(rows, within, per);
    }

    static RowBudget from(RequirementSettings settings) {
        long rows = settings.number("rows")
                .orElseThrow(() -> new IllegalArgumentException("'rows' of requirement 'row-budget' must be set"));
        return of(
                rows,
                settings.duration("within").orElse(HOUR),
                settings.text("per").map(Per::parse).orElse(Per.ACTOR_AND_TARGET));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        long asked = Math.max(1, attempt.write().expectedRows().orElse(1));
        long left = buckets.left(per.key(attempt));
        return asked <= left
                ? Optional.empty()
                : Optional.of(new Need(
                        NAME,
                        asked + " rows of a budget of " + rows + " within " + within + " of which " + left
                                + " are left",
                        "wait until the budget has come back, run less, or raise it in the policy"));
    }

    /** What is left when it begins. */
    @Override
    public long maxRows(WriteAttempt attempt) {
        return Math.max(0, buckets.left(per.key(attempt)));
    }

    @Override
    public void finished(WriteAttempt attempt, WriteOutcome outcome) {
        if (!outcome.dryRun() && outcome.rows() > 0) {
            buckets.use(per.key(attempt), outcome.rows());
        }
    }

    @Override
    public String toString() {
        return NAME + " of " + rows + " within " + within + " per " + per.word();
    }
}
