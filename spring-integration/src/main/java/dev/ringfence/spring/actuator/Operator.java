package dev.ringfence.spring.actuator;

import dev.ringfence.audit.Actor;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands what a person asks for to core, under that person's name. */
final class Operator {
    private final WriteGuard guard;

    Operator(WriteGuard guard) {
        this.guard = guard;
    }

    /**
     * Does it, for this process and all that share its store; relaxing a guard is for this process alone.
     *
     * @throws IllegalArgumentException if a field is missing or does not fit
     * @throws IllegalStateException if nothing holds mode and freeze
     * @throws dev.ringfence.store.StoreUnavailableException if the store cannot be reached, and then nothing was changed
     */
    void operate(Operation operation, Actor by, String reason, Operation.Terms terms) {
        switch (operation) {
            case MODE -> modes().to(required("mode", terms.mode()), by, reason);
            case FREEZE -> modes().freeze(by, reason, until(terms.until()));
            case THAW -> modes().thaw(by, reason);
            case RELAX ->
                guard.relaxToObserve(
                        required("guard", terms.guard()), required("duration", terms.duration()), by, reason);
        }
    }

    private OperatingModeSwitch modes() {
        return guard.modes()
                .orElseThrow(() -> new IllegalStateException(
                        "'modes' must be there but is not; build the guard with an OperatingModeSwitch"));
    }

    private static Optional<Instant> until(@Nullable Instant end) {
        return Optional.ofNullable(end);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + field + "' must be given");
        }
        return Objects.requireNonNull(value);
    }
}
