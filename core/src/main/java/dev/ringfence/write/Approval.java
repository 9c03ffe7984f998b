package dev.ringfence.write;

import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Need;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreUnavailableException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requirement {@code approval}: another person consents to exactly this write, once.
 *
 * <p>{@link #request(WriteDeniedException)} describes the write, once it was refused, and {@link #request(WriteGuard,
 * Write)} before anybody tries it; an approver signs that outside the application with {@link ApproveMain};
 * {@link #submit} hands the signed envelope to the instances through the {@link StateStore}; the next attempt at the write
 * claims it.
 *
 * <p>Guaranteed, for all instances that share the store: an approval is claimed by one attempt; it counts only for the
 * {@link ExecutionDigest} it was signed for, so a write that differs in a statement, a parameter, an argument, the
 * datastore, the environment, the ceiling or the actor is refused; only before it expires; only if as many people as are
 * asked for signed it who are neither the requester nor the one who runs it. An attempt that claimed an approval has used
 * it, also if it fails.
 *
 * <p>Not guaranteed: that the person who held the key is who the registry says, that they understood what they signed, and
 * that requester and actor are who the application says they are.
 * Whoever can write to the store's tables can make a used approval usable again until it expires, but cannot forge one. Where
 * the store cannot be reached nobody can tell whether an approval was used, so the requirement is not met, and it is {@link
 * #indispensable()}: an operation that names an approval is no ordinary write. {@link BreakGlass} needs no store.
 *
 * <p>The clock is the store's. Safe for use by many threads.
 */
public final class Approval implements Requirement {
    /** The name in policies. */
    public static final String NAME = "approval";

    /** How long a request can be approved and used, unless it is built otherwise. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofHours(8);

    /** The longest that a request can be approved and used. */
    public static final Duration MAX_VALIDITY = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Approval.class);
    /** Each costs the check of a signature, and all of it only makes a message clearer. */
    private static final int MOST_COMPARED = 50;

    private static final int MOST_WAITING = 100;

    private static final String KIND = "approval";
    private static final String USED = "approval-used";

    private final Approvers approvers;
    private final WriteDigests digests;
    private final StateStore store;
    private final AuditTrail audit;
    private final StatementVerifier verifier;
    private final SqlAnalyzer analyzer;
    private final int people;
    private final Duration validity;

    private Approval(Builder builder) {
        this.approvers = builder.approvers;
        this.digests = builder.digests;
        this.store = builder.store;
        this.audit = builder.audit != null ? builder.audit : AuditTrail.logging();
        this.people = builder.people == 0 ? 1 : builder.people;
        this.validity = builder.validity != null ? builder.validity : DEFAULT_VALIDITY;
        this.analyzer = SqlAnalyzer.of(Dialect.ANSI);
        this.verifier = StatementVerifier.of(approvers.keys(), ApprovalRequest.PREDICATE_TYPE);
    }

    /**
     * A builder of the requirement.
     *
     * @param approvers who may approve
     * @param digests of all instances the same, with a key that they share
     * @param store of all instances the same
     */
    public static Builder builder(Approvers approvers, WriteDigests digests, StateStore store) {
        return new Builder(approvers, digests, store);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean indispensable() {
        return true;
    }

    /**
     * A request for the consent of others, by the person who is to run the write through a guard on this thread.
     *
     * @throws IllegalArgumentException if the actor is no person, or a parameter or argument cannot be digested
     * @throws StoreUnavailableException if the store's clock cannot be read
     */
    public ApprovalRequest request(WriteGuard guard, Write write) {
        return request(guard.attempt(write));
    }

    /**
     * A request for the consent of others to a write that a service or an agent is to run for a person, through a guard on
     * this thread.
     *
     * @throws IllegalArgumentException as {@link #request(WriteAttempt, Actor)}
     * @throws StoreUnavailableException if the store's clock cannot be read
     */
    public ApprovalRequest request(WriteGuard guard, Write write, Actor requester) {
        return request(guard.attempt(write), requester);
    }

    /**
     * A request for the consent of others to what was refused, by the person who tried it. For writes that the application
     * does not describe itself, such as calls of annotated methods.
     *
     * @throws IllegalArgumentException if it was not refused before it ran, or as {@link #request(WriteAttempt)}
     * @throws StoreUnavailableException if the store's clock cannot be read
     */
    public ApprovalRequest request(WriteDeniedException denied) {
        return request(refused(denied));
    }

    /**
     * A request for the consent of others to what was refused, which a service or an agent tried for a person.
     *
     * @throws IllegalArgumentException if it was not refused before it ran, or as {@link #request(WriteAttempt, Actor)}
     * @throws StoreUnavailableException if the store's clock cannot be read
     */
    public ApprovalRequest request(WriteDeniedException denied, Actor requester) {
        return request(refused(denied), requester);
    }

    private static WriteAttempt refused(WriteDeniedException denied) {
        return denied.attempt()
                .orElseThrow(
                        () -> new IllegalArgumentException("'denied' must be the refusal of a write before it ran but"
                                + " was one by rule " + denied.refusal().rule() + " inside it"));
    }

    /**
     * A request for the consent of others, by the person who is to run the write.
     *
     * @throws IllegalArgumentException if the actor of the attempt is no person, or as {@link #request(WriteAttempt,
     *     Actor)}
     */
    public ApprovalRequest request(WriteAttempt attempt) {
        return request(attempt, attempt.actor());
    }

    /**
     * A request for the consent of others to a write that a service or an agent is to run for a person.
     *
     * @param requester the person who asks, and answers for it
     * @throws IllegalArgumentException if the requester is no person, or a parameter or argument cannot be digested
     * @throws StoreUnavailableException if the store's clock cannot be read
     */
    public ApprovalRequest request(WriteAttempt attempt, Actor requester) {
        if (requester.kind() != Actor.Kind.HUMAN) {
            throw new IllegalArgumentException("'requester' must be human but was " + requester
                    + "; say which person asks: Approval.request(guard, write, Actor.human(...))");
        }
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        Instant now = store.now();
        return ApprovalRequest.of(
                attempt,
                requester,
                digests.execution(attempt),
                attempt.write().statements().stream()
                        .map(statement -> analyzer.analyze(statement.sql()).shape())
                        .toList(),
                HexFormat.of().formatHex(id),
                now,
                now.plus(validity));
    }

    /**
     * Hands in a signed request. Whoever wants may call it, since nothing counts but the signatures; the newest approval
     * of one and the same write takes the place of an older one.
     *
     * @param envelope what {@link ApproveMain} wrote
     * @return why it is no approval; empty if it was taken
     * @throws StoreUnavailableException if the store does not answer
     */
    public Optional<Need> submit(String envelope) {
        Consent consent = read(envelope);
        if (consent instanceof Consent.Missing missing) {
            return Optional.of(need("an approval that holds: " + missing.why()));
        }
        Consent.Given given = (Consent.Given) consent;
        Optional<Need> tooFew = tooFew(given, given.request().requester());
        if (tooFew.isPresent()) {
            return tooFew;
        }
        StateKey key = new StateKey(KIND, given.request().digest().value());
        Optional<Instant> end = Optional.of(given.request().expiresAt());
        long version;
        do {
            version = store.find(key).map(StateEntry::version).orElse(0L);
        } while (!store.compareAndSet(key, version, envelope, end));
        return Optional.empty();
    }

    /**
     * An approval that was taken and not used.
     *
     * @param request what was consented to
     * @param signers who did, the requester perhaps among them
     */
    public record Waiting(ApprovalRequest request, List<Actor> signers) {
        public Waiting {
            Objects.requireNonNull(request, "request");
            signers = List.copyOf(signers);
        }
    }

    /**
     * The approvals that wait to be used, those that expire first in front; at most {@value #MOST_WAITING} of them. What
     * somebody asked for and nobody signed is not known here.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public List<Waiting> waiting() {
        return store.list(KIND).stream()
                .limit(MOST_WAITING)
                .flatMap(entry -> read(entry.json()) instanceof Consent.Given given
                        ? Stream.of(new Waiting(given.request(), given.signers()))
                        : Stream.empty())
                .filter(waiting -> store.find(used(waiting.request())).isEmpty())
                .sorted(Comparator.comparing(
                                (Waiting waiting) -> waiting.request().expiresAt())
                        .thenComparing(waiting -> waiting.request().id()))
                .toList();
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        return answer(attempt, false);
    }

    /** Uses the approval up. Of all attempts in all instances one succeeds. */
    @Override
    public Optional<Need> claim(WriteAttempt attempt) {
        return answer(attempt, true);
    }

    private Optional<Need> answer(WriteAttempt attempt, boolean claiming) {
        ExecutionDigest digest;
        try {
            digest = digests.execution(attempt);
        } catch (IllegalArgumentException e) {
            return Optional.of(need("a write that an approval can be bound to: " + e.getMessage()));
        }
        try {
            Optional<StateEntry> entry = store.find(new StateKey(KIND, digest.value()));
            return entry.isPresent()
                    ? answer(attempt, digest, entry.get().json(), claiming)
                    : Optional.of(need("the consent of " + others() + near(attempt, digest)));
        } catch (StoreUnavailableException e) {
            return Optional.of(new Need(
                    NAME,
                    "an answer of the state store, without which nobody can tell whether an approval was used",
                    "try again, or break the glass: BreakGlass"));
        }
    }

    private Optional<Need> answer(WriteAttempt attempt, ExecutionDigest digest, String envelope, boolean claiming) {
        Consent consent = read(envelope);
        if (consent instanceof Consent.Missing missing) {
            return Optional.of(need("an approval that holds: " + missing.why()));
        }
        Consent.Given given = (Consent.Given) consent;
        ApprovalRequest request = given.request();
        // Others may write to the store: only what is signed says what was approved.
        if (!request.digest().value().equals(digest.value())) {
            return Optional.of(need("an approval of this write; there is one for "
                    + other(request.digest().differences(digest))));
        }
        Optional<Need> tooFew = tooFew(given, attempt.actor());
        if (tooFew.isPresent()) {
            return tooFew;
        }
        return (claiming ? use(attempt, given) : store.find(used(request)).isEmpty())
                ? Optional.empty()
                : Optional.of(need("another approval: request " + request.id() + " was used"));
    }

    private boolean use(WriteAttempt attempt, Consent.Given given) {
        ApprovalRequest request = given.request();
        // The mark must outlive the approval by more than clocks and rounding may differ.
        Optional<Instant> end = Optional.of(request.expiresAt().plus(Duration.ofDays(1)));
        String json = "{\"digest\":\"" + request.digest().value() + "\"}";
        if (!store.compareAndSet(used(request), 0, json, end)) {
            return false;
        }
        try {
            audit.record(new AuditEntry(
                    attempt.at(),
                    AuditEntry.Kind.APPROVED,
                    attempt.actor(),
                    attempt.environment().name(),
                    request.operation(),
                    request.digest().value(),
                    "approval " + request.id() + " used: requested by "
                            + request.requester().name() + ", signed by " + given.names()));
        } catch (RuntimeException e) {
            // The approval is used up and right: a trail that fails must not refuse the write now.
            LOG.warn(
                    "The use of approval {} was not audited: {}",
                    request.id(),
                    e.getClass().getName());
        }
        return true;
    }

    private static StateKey used(ApprovalRequest request) {
        return new StateKey(USED, request.id());
    }

    private Consent read(String envelope) {
        return Consent.read(envelope, verifier, approvers, store.now());
    }

    private Optional<Need> tooFew(Consent.Given given, Actor executor) {
        return given.others(approvers, executor) >= people
                ? Optional.empty()
                : Optional.of(need("the consent of " + others() + "; it is signed by " + given.names()));
    }

    private String others() {
        return people == 1
                ? "another person than requester and actor"
                : people + " other people than requester and actor";
    }

    /** In what the approvals of the same operation differ, as far as their keyed parts tell. */
    private String near(WriteAttempt attempt, ExecutionDigest digest) {
        List<String> found = new ArrayList<>();
        List<StateEntry> entries = store.list(KIND);
        for (StateEntry entry : entries.subList(0, Math.min(entries.size(), MOST_COMPARED))) {
            if (read(entry.json()) instanceof Consent.Given given
                    && given.request().operation().equals(attempt.write().operation())) {
                found.add(other(given.request().digest().differences(digest)));
            }
        }
        return found.isEmpty() ? "" : "; there is one for " + String.join("; and one for ", found);
    }

    private static String other(List<ExecutionDigest.Part> differences) {
        return differences.isEmpty()
                ? "something else"
                : "other "
                        + differences.stream().map(ExecutionDigest.Part::label).collect(Collectors.joining(", "));
    }

    private static Need need(String what) {
        return new Need(
                NAME,
                what,
                "write Approval.request(denied).toJson() to a file, or request(guard, write) beforehand, have another"
                        + " person approve it with dev.ringfence.write.ApproveMain, and hand the envelope to"
                        + " Approval.submit");
    }

    /** Builds the requirement; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final Approvers approvers;
        private final WriteDigests digests;
        private final StateStore store;
        private final BuilderSettings settings = new BuilderSettings();
        private @Nullable AuditTrail audit;
        private @Nullable Duration validity;
        private int people;

        private Builder(Approvers approvers, WriteDigests digests, StateStore store) {
            this.approvers = Objects.requireNonNull(approvers, "approvers");
            this.digests = Objects.requireNonNull(digests, "digests");
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * How many other people must consent; 1 unless set.
         *
         * @throws IllegalArgumentException if it is not positive, or more than there are keys
         */
        public Builder people(int people) {
            if (people < 1 || people > approvers.keys().all().size()) {
                throw new IllegalArgumentException("'people' must be 1 to the "
                        + approvers.keys().all().size() + " keys there are but was " + people);
            }
            settings.once("people");
            this.people = people;
            return this;
        }

        /**
         * How long a request can be approved and used; {@link #DEFAULT_VALIDITY} unless set.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than {@link #MAX_VALIDITY}
         */
        public Builder validity(Duration validity) {
            if (validity.isNegative() || validity.isZero() || validity.compareTo(MAX_VALIDITY) > 0) {
                throw new IllegalArgumentException(
                        "'validity' must be positive and at most " + MAX_VALIDITY + " but was " + validity);
            }
            settings.once("validity");
            this.validity = validity;
            return this;
        }

        /** Where the use of an approval is kept; {@link AuditTrail#logging()} unless set. */
        public Builder audit(AuditTrail audit) {
            settings.once("audit");
            this.audit = Objects.requireNonNull(audit, "audit");
            return this;
        }

        /** The requirement. */
        public Approval build() {
            return new Approval(this);
        }
    }
}
