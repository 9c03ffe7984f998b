package dev.ringfence.outbound;

import java.util.List;
import java.util.Objects;

/** Where a message goes. Immutable. The texts show counts, never an address. */
public sealed interface MailRoute {

    /** To whom it is addressed. */
    record AsAddressed() implements MailRoute {}

    /**
     * To the recipients that are allowed, and to a mailbox of the team in place of all others.
     *
     * @param to the mailbox of the team
     * @param kept the addresses that are allowed, in their order
     * @param held the addresses that are not, in their order; they belong into the header {@link
     *     MailFence#ORIGINAL_RECIPIENTS} and into no envelope
     */
    record Redirected(String to, List<String> kept, List<String> held) implements MailRoute {
        public Redirected {
            Objects.requireNonNull(to, "to");
            kept = List.copyOf(kept);
            held = List.copyOf(held);
        }

        @Override
        public String toString() {
            return "Redirected[" + held.size() + " held, " + kept.size() + " kept]";
        }
    }
}
