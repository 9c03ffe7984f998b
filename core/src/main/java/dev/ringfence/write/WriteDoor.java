package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import org.jspecify.annotations.Nullable;

/** What happens before and after a write, whichever way it came. Safe for use by many threads. */
final class WriteDoor {
    private final WriteRules rules;
    private final Enforcement enforcement;
    private final DecisionLog log;
    private final CurrentWrite current;

    WriteDoor(WriteRules rules, Enforcement enforcement, DecisionLog log, CurrentWrite current) {
        this.rules = rules;
        this.enforcement = enforcement;
        this.log = log;
        this.current = current;
    }

    /**
     * Decides, claims, and makes it the write of this thread; throws where it is refused.
     *
     * @return null for a write of which nothing is asked, and that nobody has looked at yet
     */
    @Nullable
    RunningWrite enter(Write write) {
        WriteRules.Plan ordinary = rules.ordinary(write);
        if (ordinary == null || !current.begin(write, ordinary)) {
            return enter(rules.attempt(write));
        }
        log.allowed(write.operation());
        return null;
    }

    private RunningWrite enter(WriteAttempt attempt) {
        WriteTerms asked = rules.terms(attempt);
        // What is off is neither asked nor claimed; the ceilings belong to another guard.
        WriteRules.Entry entry = enforcement.level(Guard.OPERATIONS) == Level.OFF
                ? rules.unasked(attempt, asked)
                : rules.enter(attempt, asked);
        @Nullable RunningWrite outer = current.running();
        RunningWrite running = new RunningWrite(attempt, entry, asked, outer);
        enforcement.begin(running);
        if (running.audited() && attempt.write().kind() != Write.Kind.SQL) {
            // For SQL the transaction of its statements holds that, and rolls it back with them.
            log.audit(running.auditEntry(attempt.at(), "begins"));
        }
        current.begin(running);
        return running;
    }

    /** Ends what {@link #enter} gave, null included. */
    void leave(@Nullable RunningWrite entered, boolean returned) {
        RunningWrite running = entered == null ? current.endUnseen() : entered;
        if (running != null) {
            end(running, returned);
        }
    }

    private void end(RunningWrite running, boolean returned) {
        running.end(log::defect);
        current.end(running);
        WriteOutcome outcome = new WriteOutcome(returned && !running.refused(), running.dryRun(), running.rows());
        Decision decision = running.decision();
        if (decision instanceof Decision.Allowed || decision instanceof Decision.DryRun) {
            rules.finished(running.attempt(), running.terms, outcome);
        }
        if (running.audited()) {
            log.audit(running.auditEntry(
                    log.now(),
                    (outcome.dryRun() ? "dry run " : "") + (outcome.succeeded() ? "succeeded, " : "failed, ")
                            + outcome.rows() + " rows counted"));
        }
    }
}
