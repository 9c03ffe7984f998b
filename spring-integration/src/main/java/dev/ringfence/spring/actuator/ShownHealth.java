package dev.ringfence.spring.actuator;

import dev.ringfence.health.Breaker;
import dev.ringfence.health.CheckHealth;
import dev.ringfence.health.ErrorBudget;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well one thing is.
 *
 * @param kind check, breaker or budget
 * @param name which one
 * @param state up, unknown, degraded or down
 * @param critical true if the process is down when it is
 * @param since when the state last changed; absent where that is not kept
 * @param detail a few words
 */
record ShownHealth(
        String kind,
        String name,
        String state,
        boolean critical,
        @Nullable Instant since,
        String detail) {

    static ShownHealth of(CheckHealth check) {
        return new ShownHealth(
                "check",
                ShownText.of(check.name()),
                check.state().label(),
                check.critical(),
                check.since(),
                ShownText.of(check.detail()));
    }

    static ShownHealth of(Breaker breaker) {
        String state = breaker.circuitBreaker()
                .getState()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        return new ShownHealth(
                "breaker",
                ShownText.of(breaker.name()),
                breaker.health().label(),
                breaker.dependency().critical(),
                null,
                state
                        + breaker.retryAfter()
                                .map(wait -> ", refuses calls for " + wait.toSeconds() + " s more")
                                .orElse(""));
    }

    static ShownHealth of(ErrorBudget budget) {
        return new ShownHealth(
                "budget",
                ShownText.of(budget.name()),
                budget.health().label(),
                false,
                null,
                "of " + budget.objective() + " good events");
    }
}
