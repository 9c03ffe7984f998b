package dev.ringfence.spring.actuator;

import dev.ringfence.base.Guard;
import dev.ringfence.write.GuardReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided since the guard was built.
 *
 * @param since when counting began
 * @param until when it was read
 * @param decisions all decisions, allowed ones included
 * @param denials how many of them were denials
 * @param unlisted denials of shapes beyond those that are kept apart
 * @param readyAfterDays a guard is ready to enforce after so many days ...
 * @param readyAfterDecisions ... and decisions, without a denial of its own
 * @param lines the denials, the most frequent first
 */
record ShownDecisions(
        Instant since,
        Instant until,
        long decisions,
        long denials,
        long unlisted,
        long readyAfterDays,
        long readyAfterDecisions,
        List<Line> lines) {

    /**
     * The denials of one rule for one shape.
     *
     * @param guard the guard
     * @param rule the rule
     * @param shape what it was about, without values
     * @param digest the digest of the shape
     * @param level the level at which the newest was met: at observe it would have been refused, at enforce it was
     * @param count how many
     * @param location the place in the application's code that met it first
     * @param last when the newest was met
     * @param remedy what to do
     * @param permit the entry of a policy file that lets the shape pass the rule; absent where a
     *     policy cannot permit it
     */
    record Line(
            String guard,
            String rule,
            String shape,
            String digest,
            String level,
            long count,
            String location,
            Instant last,
            String remedy,
            @Nullable Permit permit) {
        private static Line of(GuardReport.Line line) {
            String digest = ShownText.of(line.subject().digest());
            return new Line(
                    line.guard().key(),
                    line.rule(),
                    ShownText.of(line.subject().shape()),
                    digest,
                    ShownText.word(line.level()),
                    line.count(),
                    ShownText.of(line.location()),
                    line.last(),
                    ShownText.of(line.remedy()),
                    line.guard() == Guard.SQL ? new Permit(line.rule(), digest, "<why>") : null);
        }
    }

    /**
     * An entry of a policy file.
     *
     * @param rule the rule
     * @param digest the digest of the shape
     * @param reason to be filled in
     */
    record Permit(String rule, String digest, String reason) {
        /** The line to paste. */
        @Override
        public String toString() {
            return "{\"rule\": \"" + rule + "\", \"digest\": \"" + digest + "\", \"reason\": \"" + reason + "\"}";
        }
    }

    ShownDecisions {
        lines = List.copyOf(lines);
    }

    static ShownDecisions of(GuardReport report) {
        return new ShownDecisions(
                report.since(),
                report.until(),
                report.decisions(),
                report.denials(),
                report.unlisted(),
                GuardReport.READY_AFTER.toDays(),
                GuardReport.READY_DECISIONS,
                report.lines().stream().map(Line::of).toList());
    }
}
