package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.write.WriteGuard;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long observing is meant to last. It only warns: no date ever refuses a start. Safe for use by many threads.
 */
public final class ObservationPeriod {
    private static final int DAYS_AHEAD = 14;

    private final @Nullable LocalDate until;
    private final WriteGuard guard;
    private final Clock clock;

    ObservationPeriod(@Nullable LocalDate until, WriteGuard guard, Clock clock) {
        this.until = until;
        this.guard = guard;
        this.clock = clock;
    }

    /** What to warn of: the day is near or past, and guards still observe. */
    public Optional<String> warning() {
        LocalDate today = LocalDate.now(clock);
        if (until == null || today.isBefore(until.minusDays(DAYS_AHEAD))) {
            return Optional.empty();
        }
        String observing = Arrays.stream(Guard.values())
                .filter(each -> guard.level(each) == Level.OBSERVE)
                .map(Guard::key)
                .collect(Collectors.joining(", "));
        return observing.isEmpty()
                ? Optional.empty()
                : Optional.of("ringfence.observe.until is " + until + ", and these guards still observe: " + observing
                        + ". Nothing changes by itself: set ringfence.guards.<name>=enforce, or a later day");
    }
}
