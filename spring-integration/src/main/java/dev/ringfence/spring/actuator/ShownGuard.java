package dev.ringfence.spring.actuator;

import dev.ringfence.base.Guard;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.WriteGuard;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One guard.
 *
 * @param name its key in settings, such as {@code live-data}
 * @param level the level now
 * @param configured the level that is set, which an operator may have relaxed for a while
 * @param relaxedUntil until when it is relaxed; absent if it is not
 * @param denials how often it denied, whether or not that had an effect
 * @param readyToEnforce true if it can be enforced without refusing what it has seen
 */
record ShownGuard(
        String name,
        String level,
        String configured,
        @Nullable Instant relaxedUntil,
        long denials,
        boolean readyToEnforce) {

    static List<ShownGuard> all(WriteGuard guard, GuardReport report) {
        return Stream.of(Guard.values()).map(one -> of(one, guard, report)).toList();
    }

    private static ShownGuard of(Guard one, WriteGuard guard, GuardReport report) {
        return new ShownGuard(
                one.key(),
                ShownText.word(guard.level(one)),
                ShownText.word(guard.levels().of(one)),
                guard.relaxedUntil(one).orElse(null),
                report.lines().stream()
                        .filter(line -> line.guard() == one)
                        .mapToLong(GuardReport.Line::count)
                        .sum(),
                report.readyToEnforce(one));
    }
}
