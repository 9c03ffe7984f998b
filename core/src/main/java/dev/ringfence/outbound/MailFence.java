package dev.ringfence.outbound;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.InfoType;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps mail from real people where {@link Right#REACH_REAL_PEOPLE} is not held, and from too many of them where it is.
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
 * <p>Where the right is held, everything passes that keeps to {@link Builder#maxRecipients} and {@link
 * Builder#maxRecipientsWithin}, if they are set: a message beyond them is refused as a whole, where the guard {@code mail}
 * enforces, and uses nothing of the budget. Addresses that are allowed by name do not count. Not guaranteed: anything
 * about other processes, each of which has a budget of its own; nor that a message which has used the budget reaches its
 * server. An operator who means it relaxes the guard: {@link WriteGuard#relaxToObserve}.
 *
 * <p>Safe for use by many threads.
 */
public final class MailFence {
    /** The header that carries the original recipients of a redirected message. */
    public static final String ORIGINAL_RECIPIENTS = "X-Ringfence-Original-Recipients";

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Subject SUBJECT = Subject.named("mail");

    private final WriteGuard guard;
    private final List<AddressPattern> allowed;
    private final @Nullable String redirectTo;
    private final int maxRecipients;
    private final @Nullable RecipientBudget budget;

    private MailFence(Builder builder) {
        this.guard = builder.guard;
        this.allowed = List.copyOf(builder.allowed.values());
        this.redirectTo = builder.redirectTo;
        this.maxRecipients = builder.maxRecipients == 0 ? Integer.MAX_VALUE : builder.maxRecipients;
        this.budget = builder.within == null
                ? null
                : new RecipientBudget(builder.maxRecipientsWithin, builder.within, builder.ticker);
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
        if (level == Level.OFF) {
            return new MailRoute.AsAddressed();
        }
        if (guard.environment().may(Right.REACH_REAL_PEOPLE)) {
            return toRealPeople(recipients);
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

    private MailRoute toRealPeople(Collection<String> recipients) {
        if (maxRecipients == Integer.MAX_VALUE && budget == null) {
            return new MailRoute.AsAddressed();
        }
        Set<String> counted = recipients.stream()
                .filter(address -> !isAllowed(address))
                .map(AddressPattern::canonical)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (counted.size() > maxRecipients) {
            guard.apply(
                    tooMany(
                            "mail.message-recipients",
                            counted.size(),
                            "at most " + maxRecipients + " in one message",
                            "maxRecipients"),
                    SUBJECT);
        } else if (budget != null && !budget.use(counted)) {
            guard.apply(
                    tooMany("mail.recipient-budget", counted.size(), "a budget of " + budget, "maxRecipientsWithin"),
                    SUBJECT);
        } else {
            guard.apply(Decision.allowed(), SUBJECT);
        }
        return new MailRoute.AsAddressed();
    }

    private Decision tooMany(String rule, int recipients, String limit, String setter) {
        return Decision.denied(new Refusal(
                Guard.MAIL,
                rule,
                "Mail to " + recipients + (recipients == 1 ? " recipient" : " recipients") + " with " + limit,
                guard.environment().name(),
                List.of(),
                "send to fewer, or raise the limit: MailFence.builder(guard)." + setter + "(...); for a mailing that is"
                        + " meant, WriteGuard.relaxToObserve(Guard.MAIL, ...) for as long as it takes"));
    }

    private boolean isAllowed(String address) {
        return allowed.stream().anyMatch(pattern -> pattern.matches(address));
    }

    private boolean passes(String address) {
        return isAllowed(address) || InfoType.EMAIL_ADDRESS.madeSpace().contains(address);
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
        private final BuilderSettings settings = new BuilderSettings();
        private @Nullable String redirectTo;
        private int maxRecipients;
        private int maxRecipientsWithin;
        private @Nullable Duration within;
        private LongSupplier ticker = System::nanoTime;

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
            settings.once("redirectTo");
            if (mailbox.startsWith("*")) {
                throw new IllegalArgumentException("'redirectTo' must be one mailbox but was a pattern");
            }
            allowed.putIfAbsent(mailbox, AddressPattern.parse(mailbox));
            redirectTo = mailbox;
            return this;
        }

        /**
         * The most different recipients of one message where the right to reach real people is held; unlimited unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         * @throws IllegalStateException if it was set before
         */
        public Builder maxRecipients(int maxRecipients) {
            positive("maxRecipients", maxRecipients);
            settings.once("maxRecipients");
            this.maxRecipients = maxRecipients;
            return this;
        }

        /**
         * The most different recipients of all messages within a length of time, where the right to reach real people is
         * held; unlimited unless set. The time slides along: a recipient counts until it has passed since the last message
         * to them.
         *
         * @param within at most 31 days; the addresses of that time are held in memory, no more of them than {@code
         *     recipients}
         * @throws IllegalArgumentException if a number or the length of time is not positive, or it is longer
         * @throws IllegalStateException if it was set before
         */
        public Builder maxRecipientsWithin(int recipients, Duration within) {
            positive("recipients", recipients);
            if (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "'within' must be positive and at most " + LONGEST + " but was " + within);
            }
            settings.once("maxRecipientsWithin");
            this.maxRecipientsWithin = recipients;
            this.within = within;
            return this;
        }

        Builder ticker(LongSupplier ticker) {
            this.ticker = ticker;
            return this;
        }

        private static void positive(String name, int number) {
            if (number <= 0) {
                throw new IllegalArgumentException("'" + name + "' must be positive but was " + number);
            }
        }

        /** The fence. */
        public MailFence build() {
            return new MailFence(this);
        }
    }
}
