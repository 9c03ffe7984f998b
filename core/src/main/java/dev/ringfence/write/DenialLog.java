package dev.ringfence.write;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Groups denials by rule and shape. Bounded; safe for use by many threads. */
final class DenialLog {
    private final ConcurrentHashMap<Key, Group> groups = new ConcurrentHashMap<>();
    private final LongAdder unlisted = new LongAdder();

    private record Key(Guard guard, String rule, String digest) {}

    private static final class Group {
        final Refusal refusal;
        final Subject subject;
        final String location;
        final LongAdder count = new LongAdder();
        volatile Level level;
        volatile Instant last;

        Group(Refusal refusal, Subject subject, String location, Level level, Instant last) {
            this.refusal = refusal;
            this.subject = subject;
            this.location = location;
            this.level = level;
            this.last = last;
        }
    }

    void add(Refusal refusal, Subject subject, Level level, Instant now) {
        Key key = new Key(refusal.guard(), refusal.rule(), subject.digest());
        Group group = groups.get(key);
        if (group == null) {
            if (groups.size() >= GuardReport.MOST_LINES) {
                unlisted.increment();
                return;
            }
            // The walk over the stack is paid once per group, not once per denial.
            group = groups.computeIfAbsent(
                    key, ignored -> new Group(refusal, subject, CodeLocation.ofCaller(), level, now));
        }
        group.count.increment();
        group.level = level;
        group.last = now;
    }

    List<GuardReport.Line> lines() {
        return groups.values().stream()
                .map(group -> new GuardReport.Line(
                        group.refusal.guard(),
                        group.refusal.rule(),
                        group.subject,
                        group.level,
                        group.count.sum(),
                        group.location,
                        group.refusal.remedy(),
                        group.last))
                .sorted(Comparator.comparingLong(GuardReport.Line::count)
                        .reversed()
                        .thenComparing(GuardReport.Line::rule)
                        .thenComparing(line -> line.subject().digest()))
                .toList();
    }

    long unlisted() {
        return unlisted.sum();
    }
}
