package dev.ringfence.write;

import dev.ringfence.base.Need;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A write must say why: {@link Write#because}, and where a pattern is set also for which ticket. The policy asks it of
 * people and agents unless it waives it.
 *
 * <p>Not guaranteed: that the reason is a good one, or that the ticket exists. What was said is audited.
 *
 * <p>Settings: {@code ticket}, a regular expression that the whole ticket must match. Immutable and safe for use by many
 * threads.
 */
public final class Justification implements Requirement {
    /** Its name. */
    public static final String NAME = "justification";

    /** No ticket is longer, so that no pattern is tried on more. */
    private static final int LONGEST_TICKET = 200;

    private final Optional<Pattern> ticket;

    private Justification(Optional<Pattern> ticket) {
        this.ticket = ticket;
    }

    /** A reason is enough. */
    public static Justification ofReason() {
        return new Justification(Optional.empty());
    }

    /** A reason, and a ticket that matches as a whole, such as {@code OPS-[0-9]+}. */
    public static Justification ofTicket(Pattern ticket) {
        return new Justification(Optional.of(ticket));
    }

    static Justification from(RequirementSettings settings) {
        return settings.text("ticket")
                .map(pattern -> {
                    try {
                        return ofTicket(Pattern.compile(pattern));
                    } catch (PatternSyntaxException e) {
                        throw new IllegalArgumentException(
                                "'ticket' of requirement 'justification' must be a regular expression but is not, at"
                                        + " character " + e.getIndex(),
                                e);
                    }
                })
                .orElseGet(Justification::ofReason);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        Write write = attempt.write();
        if (write.reason().isEmpty()) {
            return Optional.of(new Need(NAME, "a reason", "say why: " + DoorRemedies.said(write, "because(\"...\")")));
        }
        boolean ticketed =
                ticket.isEmpty() || write.ticket().filter(this::matches).isPresent();
        return ticketed
                ? Optional.empty()
                : Optional.of(new Need(
                        NAME,
                        "a ticket of the form " + ticket.get().pattern(),
                        "name it: " + DoorRemedies.said(write, "ticket(\"...\")")));
    }

    private boolean matches(String given) {
        return given.length() <= LONGEST_TICKET
                && ticket.orElseThrow().matcher(given).matches();
    }

    @Override
    public String toString() {
        return NAME + ticket.map(pattern -> " with ticket " + pattern).orElse("");
    }
}
