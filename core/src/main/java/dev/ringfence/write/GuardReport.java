package dev.ringfence.write;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a guard has decided since it was built: denials grouped by rule and statement shape, the most frequent first. A
 * snapshot; immutable. Holds no value, only shapes, digests and counts.
 *
 * @param environment the environment's name
 * @param since when counting began
 * @param until when this snapshot was taken
 * @param decisions all decisions taken, allowed ones included as far as open connections have told of them
 * @param lines the denials
 * @param unlisted denials of further shapes, beyond the {@value #MOST_LINES} that are kept apart
 */
public record GuardReport(
        String environment, Instant since, Instant until, long decisions, List<Line> lines, long unlisted) {

    /** The most groups a report keeps apart; denials of further shapes are only counted. */
    public static final int MOST_LINES = 1_000;

    /** Decisions without a denial that a guard has to see before it is called ready to enforce. */
    public static final long READY_DECISIONS = 10_000;

    /** Time without a denial before a guard is called ready to enforce. */
    public static final Duration READY_AFTER = Duration.ofDays(14);

    /**
     * Denials of one rule for one shape.
     *
     * @param guard the guard
     * @param rule the rule
     * @param subject the shape and its digest
     * @param level the level at which the newest of them was met
     * @param count how many
     * @param location the first place in the application's code that met it, such as {@code Shop.purge(Shop.java:41)}
     * @param remedy what to do, with the line to paste
     * @param last when the newest of them was met
     */
    public record Line(
            Guard guard,
            String rule,
            Subject subject,
            Level level,
            long count,
            String location,
            String remedy,
            Instant last) {
        public Line {
            Objects.requireNonNull(guard, "guard");
        }
    }

    public GuardReport {
        lines = List.copyOf(lines);
    }

    /** Denials in all, the unlisted ones included. */
    public long denials() {
        return lines.stream().mapToLong(Line::count).sum() + unlisted;
    }

    /**
     * True if a guard can be enforced without refusing what it has seen: {@link #READY_AFTER} and {@link
     * #READY_DECISIONS} decisions without one denial of it.
     */
    public boolean readyToEnforce(Guard guard) {
        return unlisted == 0
                && decisions >= READY_DECISIONS
                && Duration.between(since, until).compareTo(READY_AFTER) >= 0
                && lines.stream().noneMatch(line -> line.guard() == guard);
    }

    /** The report for a person: one paragraph per line, with the line to paste. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(denials() == 0 ? "nothing refused, nothing to refuse" : "")
                .append(denials() == 0 ? "" : denials() + " of " + decisions + " decisions were denials")
                .append(" in environment '")
                .append(environment)
                .append("' since ")
                .append(since.truncatedTo(ChronoUnit.SECONDS));
        for (Line line : lines) {
            text.append("\n  ")
                    .append(line.count())
                    .append("x ")
                    .append(VERBS.get(line.level()))
                    .append(' ')
                    .append(line.rule())
                    .append("\n      ")
                    .append(line.subject().shape())
                    .append("\n      at ")
                    .append(line.location())
                    .append("\n      ")
                    .append(line.remedy());
        }
        if (unlisted > 0) {
            text.append("\n  ").append(unlisted).append("x of further shapes");
        }
        return text.toString();
    }

    private static final Map<Level, String> VERBS =
            Map.of(Level.OFF, "ignored", Level.OBSERVE, "would have refused", Level.ENFORCE, "refused");
}
