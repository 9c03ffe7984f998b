package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import java.time.Duration;
import java.util.List;

/** Denials by mode, freeze, and the age of what is known of both. Pure. */
final class ModeRules {
    static final String STALE = "mode.stale";
    private static final Decision ALLOWED = Decision.allowed();

    private final String environment;
    private final ChangeFreeze scope;
    private final boolean ordinaryNeedsFreshState;

    ModeRules(String environment, ChangeFreeze scope, boolean ordinaryNeedsFreshState) {
        this.environment = environment;
        this.scope = scope;
        this.ordinaryNeedsFreshState = ordinaryNeedsFreshState;
    }

    ChangeFreeze calendar() {
        return scope;
    }

    boolean ordinaryNeedsFreshState() {
        return ordinaryNeedsFreshState;
    }

    Decision decide(ModeSnapshot snapshot, ModeQuestion question, boolean stale) {
        OperatingState state = snapshot.state();
        if (state.mode() == OperatingMode.LOCKED
                || (state.mode() == OperatingMode.READ_ONLY && !question.overridden())) {
            return inMode(state, question);
        }
        if (question.overridden()) {
            return ALLOWED;
        }
        if (snapshot.frozen() && scope.stops(question)) {
            return frozen(snapshot, question);
        }
        return stale && (question.destructive() || ordinaryNeedsFreshState) ? stale(question) : ALLOWED;
    }

    private Decision inMode(OperatingState state, ModeQuestion question) {
        String when = state.retryAfter()
                .map(after -> "try again after " + seconds(after) + ", or ")
                .orElse("wait for its end, or ");
        return denied(
                "mode." + state.mode().label(),
                question,
                state.mode() + " since " + state.since() + " by " + state.by() + ": " + state.reason(),
                when + "end the mode: OperatingModeSwitch.to(OperatingMode.NORMAL, <by>, \"<why>\")");
    }

    private Decision frozen(ModeSnapshot snapshot, ModeQuestion question) {
        return snapshot.window()
                .map(window -> denied(
                        "freeze.calendar",
                        question,
                        "the window '" + window + "' of the calendar is in force",
                        "wait for its end, or let somebody answer for it: Write.overriddenBy(...)"))
                .orElseGet(() -> frozenByHand(snapshot, question));
    }

    private Decision frozenByHand(ModeSnapshot snapshot, ModeQuestion question) {
        OperatingState.Freeze freeze = snapshot.state().freeze().orElseThrow();
        String end = freeze.until().map(until -> " until " + until).orElse("");
        return denied(
                "freeze.switch",
                question,
                "frozen since " + freeze.since() + end + " by " + freeze.by() + ": " + freeze.reason(),
                "wait for its end, or end it: OperatingModeSwitch.thaw(<by>, \"<why>\")");
    }

    private Decision stale(ModeQuestion question) {
        return denied(
                STALE,
                question,
                "mode and freeze could not be read for longer than the bound, so nobody knows whether it may begin",
                "restore the store that holds them; see the gauge ringfence.mode.age");
    }

    /** For a read in the writer's own transaction that failed. */
    Decision unreadable(ModeQuestion question) {
        return denied(
                "mode.unreadable",
                question,
                "mode and freeze could not be read in the transaction of the write",
                "restore the store that holds them");
    }

    private Decision denied(String rule, ModeQuestion question, String evidence, String remedy) {
        return Decision.denied(
                new Refusal(Guard.OPERATIONS, rule, question.what(), environment, List.of(evidence), remedy));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
