package dev.ringfence.write;

import dev.ringfence.base.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Guards that an operator has relaxed to observe, until when. Readers see one immutable snapshot. */
final class Relaxations {
    static final Duration LONGEST = Duration.ofHours(4);

    private volatile Map<Guard, Instant> untilByGuard = Map.of();

    boolean none() {
        return untilByGuard.isEmpty();
    }

    boolean covers(Guard guard, Instant now) {
        return until(guard, now).isPresent();
    }

    /** The end of what is in force now. */
    Optional<Instant> until(Guard guard, Instant now) {
        return Optional.ofNullable(untilByGuard.get(guard)).filter(now::isBefore);
    }

    synchronized void relax(Guard guard, Instant until) {
        EnumMap<Guard, Instant> copy = new EnumMap<>(Guard.class);
        copy.putAll(untilByGuard);
        copy.put(guard, until);
        untilByGuard = copy;
    }
}
