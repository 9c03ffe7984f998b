package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import org.jspecify.annotations.Nullable;

/** What a context says for the writes in it that do not say it themselves. */
record Said(
        @Nullable Actor actor,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable WriteOverride override,
        boolean dryRun) {
    static final Said NOTHING = new Said(null, null, null, null, false);

    /** The write with what it leaves out and this says. */
    Write fill(Write write) {
        Write filled = write;
        if (actor != null && filled.actor().isEmpty()) {
            filled = filled.by(actor);
        }
        if (reason != null && filled.reason().isEmpty()) {
            filled = filled.because(reason);
        }
        if (ticket != null && filled.ticket().isEmpty()) {
            filled = filled.ticket(ticket);
        }
        if (override != null && filled.override().isEmpty()) {
            filled = filled.overriddenBy(override);
        }
        return dryRun && !filled.isDryRun() ? filled.asDryRun() : filled;
    }

    /** What a write says for those within it; what lifts it lifts them as well, without being asked again. */
    static Said of(RunningWrite running) {
        Write write = running.write();
        return new Said(
                running.actor(), write.reason().orElse(null), write.ticket().orElse(null), null, false);
    }
}
