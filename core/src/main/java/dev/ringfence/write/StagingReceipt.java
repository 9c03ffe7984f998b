package dev.ringfence.write;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Need;
import dev.ringfence.environment.Tier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The requirement {@code staging-receipt}: the same operation ran in staging before. It has two halves of one name, so that
 * one policy serves both environments: {@link #issuing} in staging is always met, and signs a receipt of each write that
 * succeeds; {@link #checking} in production asks for it.
 *
 * <p>What a receipt proves: whoever holds staging's key says that an operation of this {@linkplain WriteDigests#operation
 * digest} ran in an environment of tier staging and succeeded, not as a dry run. Not that it did there what it will do here:
 * values and data differ, and code behind an operation without declared statements may have changed since. The policy's
 * version is part of the digest, so that a changed policy asks for a new run. An operation that names this requirement does
 * not run where receipts cannot be read.
 *
 * <p>Safe for use by many threads.
 */
public final class StagingReceipt implements Requirement {
    /** The name in policies. */
    public static final String NAME = "staging-receipt";

    /** The predicate type of the statement. */
    public static final String PREDICATE_TYPE = "https://ringfence.dev/staging-receipt/v1";

    /** How old a receipt may be, unless a check says otherwise; and the longest that one is in force. */
    public static final Duration MAX_AGE = Duration.ofDays(30);

    private final Half half;
    private final WriteDigests digests;
    private final Supplier<String> policyVersion;
    private final ReceiptStore receipts;
    private final Clock clock;

    /** What differs between staging and production. */
    private sealed interface Half {
        record Issuing(SigningKey key) implements Half {}

        record Checking(StatementVerifier verifier, Duration maxAge) implements Half {}
    }

    private StagingReceipt(
            Half half, WriteDigests digests, Supplier<String> policyVersion, ReceiptStore receipts, Clock clock) {
        this.half = half;
        this.digests = Objects.requireNonNull(digests, "digests");
        this.policyVersion = Objects.requireNonNull(policyVersion, "policyVersion");
        this.receipts = Objects.requireNonNull(receipts, "receipts");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The half for staging.
     *
     * @param key staging's, from the deployment
     * @param digests with the key of operations that staging and production share
     * @param policyVersion the version of the policy that is in force, such as {@link WritePolicy#digest}
     * @param receipts where to
     */
    public static StagingReceipt issuing(
            SigningKey key, WriteDigests digests, Supplier<String> policyVersion, ReceiptStore receipts) {
        return new StagingReceipt(new Half.Issuing(key), digests, policyVersion, receipts, Clock.systemUTC());
    }

    /**
     * The half for production.
     *
     * @param staging the keys that staging may sign with, from the deployment
     * @param digests with the key of operations that staging and production share
     * @param policyVersion the version of the policy that is in force, such as {@link WritePolicy#digest}
     * @param receipts where from
     * @param maxAge how long ago the operation may have run; at most {@link #MAX_AGE}
     * @throws IllegalArgumentException if the age is not positive, or longer
     */
    public static StagingReceipt checking(
            VerificationKeys staging,
            WriteDigests digests,
            Supplier<String> policyVersion,
            ReceiptStore receipts,
            Duration maxAge) {
        if (maxAge.isNegative() || maxAge.isZero() || maxAge.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException(
                    "'maxAge' must be positive and at most " + MAX_AGE + " but was " + maxAge);
        }
        return new StagingReceipt(
                new Half.Checking(StatementVerifier.of(staging, PREDICATE_TYPE), maxAge),
                digests,
                policyVersion,
                receipts,
                Clock.systemUTC());
    }

    /** The same, by another clock than the system's. */
    StagingReceipt withClock(Clock other) {
        return new StagingReceipt(half, digests, policyVersion, receipts, other);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean indispensable() {
        return half instanceof Half.Checking;
    }

    /** In staging signs that the write ran; does nothing elsewhere, or if it failed or was a dry run. */
    @Override
    public void finished(WriteAttempt attempt, WriteOutcome outcome) {
        if (half instanceof Half.Issuing issuing
                && outcome.succeeded()
                && !outcome.dryRun()
                && attempt.environment().tier() == Tier.STAGING) {
            String digest = digests.operation(attempt.write(), policyVersion.get());
            Instant now = clock.instant();
            Instant expiresAt = now.plus(MAX_AGE);
            Claims claims = Claims.builder()
                    .text("operation", attempt.write().operation())
                    .text("kind", attempt.write().kind().name())
                    .text("environment", attempt.environment().name())
                    .text("tier", attempt.environment().tier().label())
                    .text("actor", attempt.actor().toString())
                    .text("policyVersion", policyVersion.get())
                    .number("rows", outcome.rows())
                    .number(
                            "millis",
                            Math.max(0, Duration.between(attempt.at(), now).toMillis()))
                    .instant(StatementVerifier.ISSUED_AT, now)
                    .instant(StatementVerifier.EXPIRES_AT, expiresAt)
                    .build();
            InTotoStatement statement = InTotoStatement.of(
                    attempt.write().operation(), ApprovalRequest.DIGEST_ALGORITHM, digest, PREDICATE_TYPE, claims);
            receipts.keep(digest, Envelope.sign(statement, issuing.key()).toJson(), expiresAt);
        }
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        if (!(half instanceof Half.Checking checking)) {
            return Optional.empty();
        }
        String digest = digests.operation(attempt.write(), policyVersion.get());
        Optional<String> receipt = receipts.find(digest);
        return receipt.isPresent()
                ? problem(receipt.get(), digest, checking)
                : Optional.of(need("a run in staging of this operation under this policy; no receipt was found"));
    }

    private Optional<Need> problem(String receipt, String digest, Half.Checking checking) {
        Instant now = clock.instant();
        Verification verification = checking.verifier().verify(receipt, now);
        if (verification instanceof Verification.Rejected rejected) {
            return Optional.of(need("a receipt of staging that holds: " + rejected.what()));
        }
        InTotoStatement statement = ((Verification.Verified) verification).statement();
        Claims claims = statement.predicate();
        if (statement.subjects().stream()
                .noneMatch(subject -> digest.equals(subject.digest().get(ApprovalRequest.DIGEST_ALGORITHM)))) {
            return Optional.of(need("a run in staging of this operation; the receipt is of another one"));
        }
        if (!claims.text("tier").equals(Optional.of(Tier.STAGING.label()))) {
            return Optional.of(need("a run in staging; the receipt is of another tier"));
        }
        Instant ranAt = claims.instant(StatementVerifier.ISSUED_AT).orElse(Instant.MIN);
        return ranAt.isBefore(now.minus(checking.maxAge()))
                ? Optional.of(need("a run in staging of the last " + checking.maxAge() + "; it ran at " + ranAt))
                : Optional.empty();
    }

    private static Need need(String what) {
        return new Need(
                NAME,
                what,
                "run the operation in staging under the same policy, with StagingReceipt.issuing there, and bring its"
                        + " receipt here");
    }
}
