package dev.ringfence.outbound;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.InfoType;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps mail from real people where {@link Right#REACH_REAL_PEOPLE} is not held.
 *
 * <pre>{@code
 * MailFence fence = MailFence.builder(guard)
 *         .allow("*@team.example", "the team's own mailboxes")
 *         .redirectTo("staging-mail@team.example")
 *         .build();
 * Session session = FencedTransport.fence(Session.getInstance(properties), fence);
 * }</pre>
 *
 * <p>Guaranteed where the guard {@code mail} enforces and the right is not held: a message of which one recipient is
 * neither allowed nor made (as the pseudonyms of {@link InfoType#EMAIL_ADDRESS} are) reaches none of those; it is refused as
 * a whole, or redirected with the original recipients in a header. It is never dropped in silence. At observe the same is
 * decided, counted and shown, and the message goes out.
 *
 * <p>Where the right is held, everything passes; how many recipients an operation may have there is a matter of its
 * {@link dev.ringfence.write.WritePolicy}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MailFence {
    /** The header that carries the original recipients of a redirected message. */
    public static final String ORIGINAL_RECIPIENTS = "X-Ringfence-Original-Recipients";

    private static final Subject SUBJECT = Subject.named("mail");

    private final WriteGuard guard;
    private final List<AddressPattern> allowed;
    private final @Nullable String redirectTo;

    private MailFence(Builder builder) {
        this.guard = builder.guard;
        this.allowed = List.copyOf(builder.allowed.values());
        this.redirectTo = builder.redirectTo;
    }

    /** A fence that decides with the environment, levels, report and audit of a guard. */
    public static Builder builder(WriteGuard guard) {
        return new Builder(guard);
    }

    /**
     * Decides where a message goes.
     *
     * @param recipients the addresses of the whole envelope, and of the headers that name recipients, without display
     *     names; duplicates count once
     * @throws WriteDeniedException if it goes nowhere, and the level says so
     */
    public MailRoute route(Collection<String> recipients) {
        Level level = guard.level(Guard.MAIL);
        if (level == Level.OFF || guard.environment().may(Right.REACH_REAL_PEOPLE)) {
            return new MailRoute.AsAddressed();
        }
        List<String> kept = new ArrayList<>();
        List<String> held = new ArrayList<>();
        recipients.stream().distinct().forEach(address -> (passes(address) ? kept : held).add(address));
        if (held.isEmpty()) {
            guard.apply(Decision.allowed(), SUBJECT);
            return new MailRoute.AsAddressed();
        }
        Refusal refusal = refusal(held.size(), kept.size());
        if (redirectTo != null && level == Level.ENFORCE) {
            guard.refuse(refusal, SUBJECT);
            return new MailRoute.Redirected(redirectTo, kept, held);
        }
        guard.apply(Decision.denied(refusal), SUBJECT);
        return new MailRoute.AsAddressed();
    }

    private boolean passes(String address) {
        return allowed.stream().anyMatch(pattern -> pattern.matches(address))
                || InfoType.EMAIL_ADDRESS.madeSpace().contains(address);
    }

    private Refusal refusal(int held, int kept) {
        return new Refusal(
                Guard.MAIL,
                "mail.real-people",
                "Mail to " + held + (held == 1 ? " recipient" : " recipients") + " who may be real, beside " + kept
                        + " allowed,",
                guard.environment().name(),
                List.of("REACH_REAL_PEOPLE is not held"),
                "send to made addresses, allow your own: MailFence.builder(guard).allow(\"*@<your domain>\","
                        + " \"<why>\"), or have it sent to you: redirectTo(\"<your mailbox>\")");
    }

    /** How much is allowed, no address. */
    @Override
    public String toString() {
        return "MailFence[" + allowed.size() + " allowed" + (redirectTo == null ? "" : ", redirecting") + "]";
    }

    /** Collects what is allowed. Not safe for use by many threads. */
    public static final class Builder {
        private final WriteGuard guard;
        private final Map<String, AddressPattern> allowed = new LinkedHashMap<>();
        private @Nullable String redirectTo;

        private Builder(WriteGuard guard) {
            this.guard = Objects.requireNonNull(guard, "guard");
        }

        /**
         * Allows a mailbox, or all of a domain.
         *
         * @param pattern like {@code ann@team.example}, {@code *@team.example} or {@code *@*.team.example}
         * @param reason why mail may go there
         * @throws IllegalArgumentException if the pattern has another form, or the reason is blank
         * @throws IllegalStateException if the pattern was allowed before
         */
        public Builder allow(String pattern, String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("'reason' must not be blank");
            }
            if (allowed.putIfAbsent(pattern, AddressPattern.parse(pattern)) != null) {
                throw new IllegalStateException("'allow' must be given once for each pattern but was given before");
            }
            return this;
        }

        /**
         * Where messages go whose recipients are not allowed; without it they are refused. The mailbox is allowed by
         * this.
         *
         * @throws IllegalArgumentException if it is no address
         * @throws IllegalStateException if it was set before
         */
        public Builder redirectTo(String mailbox) {
            if (redirectTo != null) {
                throw new IllegalStateException("'redirectTo' must be set once but was set before");
            }
            if (mailbox.startsWith("*")) {
                throw new IllegalArgumentException("'redirectTo' must be one mailbox but was a pattern");
            }
            allowed.putIfAbsent(mailbox, AddressPattern.parse(mailbox));
            redirectTo = mailbox;
            return this;
        }

        /** The fence. */
        public MailFence build() {
            return new MailFence(this);
        }
    }
}
