package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against an oracle that keeps every message and counts anew. */
class RecipientBudgetPropertyTest {
    private static final Duration WITHIN = Duration.ofNanos(10);

    private record Sent(long at, Set<String> to) {}

    @Property(tries = 300, seed = "20261122")
    void budget_ofAnyMessages_isThatOfASlidingCount(
            @ForAll @IntRange(min = 1, max = 8) int most,
            @ForAll long start,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1 << 12) Integer> messages) {
        AtomicLong now = new AtomicLong(start);
        RecipientBudget budget = new RecipientBudget(most, WITHIN, now::get);
        List<Sent> sent = new ArrayList<>();
        for (int message : messages) {
            now.addAndGet(message % 5);
            Set<String> to = new HashSet<>();
            for (int person = 0; person < 9; person++) {
                if ((message >> person & 1) == 1 && (message >> 9) % 3 <= person % 3) {
                    to.add("p" + person);
                }
            }
            Set<String> all = new HashSet<>(to);
            sent.stream().filter(one -> now.get() - one.at() < WITHIN.toNanos()).forEach(one -> all.addAll(one.to()));
            boolean fits = all.size() <= most;
            assertThat(budget.use(to)).isEqualTo(fits);
            if (fits) {
                sent.add(new Sent(now.get(), to));
            }
        }
    }
}
