package dev.ringfence.spring.test;

import dev.ringfence.write.GuardReport;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the guards of a test's context refused since the test began, or would have refused: the same decisions are taken
 * and counted at observe and at enforce. A bean of each context whose test has {@link RingfenceTest}.
 *
 * <pre>{@code
 * purges.purge();
 * assertThat(denials.of("rows.per-statement")).isOne();
 * }</pre>
 *
 * <p>Counted is what the {@code WriteGuard} of the context counts, on whatever thread; so tests of one context that run
 * at the same time see each other's. Safe for use by many threads.
 */
public final class RecordedDenials {
    private final WriteGuard guard;
    private final Map<Key, Long> before = new ConcurrentHashMap<>();

    private record Key(String rule, String digest) {
        static Key of(GuardReport.Line line) {
            return new Key(line.rule(), line.subject().digest());
        }
    }

    RecordedDenials(WriteGuard guard) {
        this.guard = Objects.requireNonNull(guard, "guard");
        reset();
    }

    /** How many, of all rules. */
    public long count() {
        return lines().stream().mapToLong(GuardReport.Line::count).sum();
    }

    /** How many of one rule, such as {@code sql.update-without-where}. */
    public long of(String rule) {
        Objects.requireNonNull(rule, "rule");
        return lines().stream()
                .filter(line -> line.rule().equals(rule))
                .mapToLong(GuardReport.Line::count)
                .sum();
    }

    /** The rules, each once. */
    public List<String> rules() {
        return lines().stream().map(GuardReport.Line::rule).distinct().sorted().toList();
    }

    /** One for each rule and shape, with place and remedy; counts are those since the test began. */
    public List<GuardReport.Line> lines() {
        return guard.report().lines().stream()
                .map(line -> since(line, before.getOrDefault(Key.of(line), 0L)))
                .filter(line -> line.count() > 0)
                .toList();
    }

    private static GuardReport.Line since(GuardReport.Line line, long counted) {
        return new GuardReport.Line(
                line.guard(),
                line.rule(),
                line.subject(),
                line.level(),
                line.count() - counted,
                line.location(),
                line.remedy(),
                line.last());
    }

    /** Forgets what was recorded; before each test that happens by itself. */
    public void reset() {
        before.putAll(
                guard.report().lines().stream().collect(Collectors.toMap(Key::of, GuardReport.Line::count, Long::sum)));
    }

    /** Rules with their counts. */
    @Override
    public String toString() {
        return lines().stream()
                .map(line -> line.count() + "x " + line.rule())
                .collect(Collectors.joining(", ", "RecordedDenials[", "]"));
    }
}
