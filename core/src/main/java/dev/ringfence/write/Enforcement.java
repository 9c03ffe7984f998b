package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives decisions their effect, by the level that each guard has now. Safe for use by many threads. */
final class Enforcement {
    private static final Logger LOG = LoggerFactory.getLogger(WriteGuard.class);

    private final String environment;
    private final Levels levels;
    private final Relaxations relaxations;
    private final DecisionLog log;
    private final CurrentWrite current;
    private final @Nullable OperatingModeSwitch modes;

    Enforcement(
            String environment,
            Levels levels,
            Relaxations relaxations,
            DecisionLog log,
            CurrentWrite current,
            @Nullable OperatingModeSwitch modes) {
        this.environment = environment;
        this.levels = levels;
        this.relaxations = relaxations;
        this.log = log;
        this.current = current;
        this.modes = modes;
    }

    Enforcement with(Levels others) {
        return new Enforcement(environment, others, relaxations, log, current, modes);
    }

    Levels levels() {
        return levels;
    }

    Level level(Guard guard) {
        Level level = levels.of(guard);
        if (level == Level.ENFORCE && !relaxations.none() && relaxations.covers(guard, log.now())) {
            return Level.OBSERVE;
        }
        return level;
    }

    Optional<Instant> relaxedUntil(Guard guard) {
        return levels.of(guard) == Level.ENFORCE ? relaxations.until(guard, log.now()) : Optional.empty();
    }

    void relax(Guard guard, Duration duration, Actor by, String reason) {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(by, "by");
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Relaxations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'duration' must be positive and at most " + Relaxations.LONGEST + " but was " + duration);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
        Instant now = log.now();
        Instant until = now.plus(duration);
        relaxations.relax(guard, until);
        log.audit(new AuditEntry(
                now,
                AuditEntry.Kind.RELAXED,
                by,
                environment,
                guard.key(),
                "",
                "relaxed to observe until " + until + ": " + reason));
    }

    /** For what happens on this thread; what the write that runs there is free of passes. */
    void apply(Decision decision, Subject subject) {
        RunningWrite running = current.running();
        if (decision instanceof Decision.Denied denied
                && running != null
                && SqlRules.isLiftable(denied.refusal().rule())
                && (running.overridden() || running.unrestricted())) {
            Refusal lifted = denied.refusal();
            String operation = running.write().operation();
            log.lifted(lifted, operation);
            // What would only have been observed, nobody had to answer for; and a migration of a hundred statements is
            // one answer for each rule, not a hundred.
            if (running.overridden() || (level(lifted.guard()) == Level.ENFORCE && running.firstPast(lifted.rule()))) {
                log.overridden(
                        lifted,
                        subject,
                        running.actor(),
                        running.auditEntry(log.now()).detail());
            }
        } else if (!applyDenial(decision, subject, current.actor(), operation(running), null)) {
            log.allowed();
        }
    }

    /** For the write itself, before it runs. */
    void begin(RunningWrite running) {
        String operation = running.write().operation();
        Subject subject = Subject.named(operation);
        running.lifted().flatMap(Enforcement::refusal).ifPresent(refusal -> {
            log.lifted(refusal, operation);
            log.overridden(refusal, subject, running.actor(), running.overrideDetail());
        });
        if (!applyDenial(running.decision(), subject, running.actor(), operation, running.attempt())) {
            log.allowed(operation);
        }
    }

    private boolean applyDenial(
            Decision decision, Subject subject, Actor who, String operation, @Nullable WriteAttempt attempt) {
        Optional<Refusal> refusal = refusal(decision);
        refusal.ifPresent(denial -> {
            Level level = level(denial.guard());
            record(denial, subject, level, who, operation);
            if (level == Level.ENFORCE) {
                throw new WriteDeniedException(denial, retryAfter(denial), attempt);
            }
        });
        return refusal.isPresent();
    }

    private static Optional<Refusal> refusal(Decision decision) {
        if (decision instanceof Decision.Denied denied) {
            return Optional.of(denied.refusal());
        }
        return decision instanceof Decision.Needs needs ? Optional.of(needs.refusal()) : Optional.empty();
    }

    private Optional<Duration> retryAfter(Refusal refusal) {
        OperatingModeSwitch switched = modes;
        return switched != null && refusal.rule().startsWith("mode.")
                ? switched.state().retryAfter()
                : Optional.empty();
    }

    /** Whatever the level is; the caller throws. */
    void refuse(Refusal refusal, Subject subject) {
        record(refusal, subject, Level.ENFORCE, current.actor(), operation(current.running()));
    }

    private void record(Refusal refusal, Subject subject, Level level, Actor who, String operation) {
        if (level == Level.OFF) {
            return;
        }
        RunningWrite running = current.running();
        if (running != null && level == Level.ENFORCE) {
            running.noteRefusal();
        }
        log.denied(refusal, subject, level, who, operation);
    }

    private static String operation(@Nullable RunningWrite running) {
        return running == null ? "" : running.write().operation();
    }

    void warnIfNothingIsRefused(OperatingState after) {
        boolean on = after.mode() != OperatingMode.NORMAL || after.freeze().isPresent();
        if (on && level(Guard.OPERATIONS) != Level.ENFORCE) {
            LOG.warn(
                    "{} is switched on in {}, but nothing will be refused: the guard 'operations' is at {}. Set it to"
                            + " enforce: Levels.observing().with(Guard.OPERATIONS, Level.ENFORCE)",
                    after.mode() != OperatingMode.NORMAL ? after.mode() : "A freeze",
                    environment,
                    level(Guard.OPERATIONS));
        }
    }
}
