package dev.ringfence.spring.actuator;

import dev.ringfence.spring.actuator.Notice.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands first on the page: the answer in a few sentences, what matters most in front. */
final class Glance {
    private static final String ENFORCE = "enforce";
    private static final String OBSERVE = "observe";

    private final Safeguards safeguards;
    private final List<Notice> notices = new ArrayList<>();

    private Glance(Safeguards safeguards) {
        this.safeguards = safeguards;
    }

    static List<Notice> of(Safeguards safeguards) {
        Glance glance = new Glance(safeguards);
        glance.environment();
        glance.datastores();
        glance.guards();
        glance.decisions();
        glance.operations();
        glance.rest();
        glance.notices.sort(Comparator.comparing(Notice::tone));
        return List.copyOf(glance.notices);
    }

    private void say(Tone tone, String text, String section) {
        notices.add(new Notice(tone, text, section));
    }

    private void environment() {
        ShownEnvironment here = safeguards.environment();
        switch (here.verdict()) {
            case "agreed" -> {
                if (here.needsAttention()) {
                    say(Tone.LOOK, "Other evidence withholds rights of this tier", "environment");
                } else {
                    say(Tone.GOOD, "The evidence of where this is agrees", "environment");
                }
            }
            case "unset" -> say(Tone.LOOK, "Nobody said where this is, so it holds no right", "environment");
            default -> say(Tone.ACT, "The evidence of where this is: " + here.verdict(), "environment");
        }
        if (!here.warnings().isEmpty()) {
            say(Tone.LOOK, count(here.warnings().size(), "warning") + " about the environment", "environment");
        }
    }

    private void datastores() {
        List<ShownDatastore> all = safeguards.datastores();
        for (ShownDatastore datastore : all) {
            Tone tone = tone(datastore);
            if (tone.needsAttention()) {
                say(tone, "Datastore " + datastore.name() + " is " + datastore.standing(), "datastores");
            }
        }
        if (!all.isEmpty() && all.stream().allMatch(datastore -> tone(datastore) == Tone.GOOD)) {
            say(Tone.GOOD, count(all.size(), "datastore") + " looked at, and each belongs here", "datastores");
        }
    }

    static Tone tone(ShownDatastore datastore) {
        return switch (datastore.standing()) {
            case "match", "empty" -> Tone.GOOD;
            case "foreign", "unreadable" -> Tone.ACT;
            case "not seen yet" -> Tone.NOTE;
            default -> Tone.LOOK;
        };
    }

    static Tone tone(ShownHealth part) {
        return switch (part.state()) {
            case "up" -> Tone.GOOD;
            case "down" -> part.critical() ? Tone.ACT : Tone.LOOK;
            case "degraded" -> Tone.LOOK;
            default -> Tone.NOTE;
        };
    }

    private void guards() {
        String enforcing = names(guard -> guard.level().equals(ENFORCE));
        String observing = names(guard -> guard.level().equals(OBSERVE) && guard.relaxedUntil() == null);
        String relaxed = names(guard -> guard.relaxedUntil() != null);
        String off = names(guard -> guard.level().equals("off"));
        String ready = names(guard -> guard.readyToEnforce() && guard.level().equals(OBSERVE));
        if (!enforcing.isEmpty()) {
            say(Tone.GOOD, "Enforced: " + enforcing, "guards");
        }
        if (!observing.isEmpty()) {
            say(Tone.NOTE, "Observed, so nothing is refused: " + observing, "guards");
        }
        if (!relaxed.isEmpty()) {
            say(Tone.LOOK, "Relaxed for a while: " + relaxed, "guards");
        }
        if (!off.isEmpty()) {
            say(Tone.LOOK, "Switched off: " + off, "guards");
        }
        if (!ready.isEmpty()) {
            say(Tone.NOTE, "Ready to enforce: " + ready, "guards");
        }
    }

    private String names(Predicate<ShownGuard> chosen) {
        return safeguards.guards().stream().filter(chosen).map(ShownGuard::name).collect(Collectors.joining(", "));
    }

    private void decisions() {
        ShownDecisions decisions = safeguards.decisions();
        long refused = decisions.lines().stream()
                .filter(line -> line.level().equals(ENFORCE))
                .mapToLong(ShownDecisions.Line::count)
                .sum();
        long observed = decisions.denials() - refused;
        if (decisions.denials() == 0) {
            say(Tone.GOOD, "Nothing was refused, and nothing would have been", "decisions");
        }
        if (refused > 0) {
            say(Tone.LOOK, refused + " of " + count(decisions.decisions(), "decision") + " refused", "decisions");
        }
        if (observed > 0) {
            say(
                    Tone.LOOK,
                    observed + " of " + count(decisions.decisions(), "decision") + " would have been refused",
                    "decisions");
        }
    }

    private void operations() {
        ShownOperations operations = safeguards.operations();
        if (operations == null) {
            return;
        }
        boolean stops = !operations.mode().equals("normal") || operations.frozen();
        if (!operations.mode().equals("normal")) {
            say(Tone.LOOK, "The mode is " + operations.mode(), "operations");
        }
        if (operations.frozen()) {
            say(Tone.LOOK, "Changes are frozen", "operations");
        }
        boolean enforced = safeguards.guards().stream()
                .anyMatch(guard ->
                        guard.name().equals("operations") && guard.level().equals(ENFORCE));
        if (stops && !enforced) {
            say(Tone.ACT, "Mode and freeze refuse nothing while the guard operations is not enforced", "operations");
        }
    }

    private void rest() {
        for (ShownHealth part : safeguards.health()) {
            Tone tone = tone(part);
            if (tone.needsAttention()) {
                say(tone, "The " + part.kind() + " " + part.name() + " is " + part.state(), "health");
            }
        }
        if (!safeguards.approvals().isEmpty()) {
            say(Tone.NOTE, count(safeguards.approvals().size(), "approval") + " waiting to be used", "approvals");
        }
        if (!safeguards.unreadable().isEmpty()) {
            say(Tone.LOOK, "Not readable just now: " + String.join(", ", safeguards.unreadable()), "kept");
        }
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
