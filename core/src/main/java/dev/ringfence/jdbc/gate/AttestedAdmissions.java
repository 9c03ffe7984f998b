package dev.ringfence.jdbc.gate;

import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Attested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.NotAttested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Reason;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the proof where a stamp says SANITIZED, and makes the match a copy where it is missing. An answer is kept for
 * {@link #KEPT}: a pool that opens ten connections reads one sample. Safe for use by many threads.
 */
public final class AttestedAdmissions {
    public static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST_STAMPS = 100;
    private static final String REMEDY =
            "refresh it again, and bring the key that signs here; for a while, with a reason:"
                    + " allowForeignStampInSpiteOfEnvironment";

    private final @Nullable AttestationPolicy policy;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** An answer, and when it was found. */
    private record Known(AttestationVerdict verdict, Instant at) {}

    public AttestedAdmissions(@Nullable AttestationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The same admission, with what the attestation proves, or a COPY. What was proven before stays proven while the database
     * fails.
     */
    Admission proven(Connection raw, Admission admission) {
        DatastoreStamp stamp = admission.stamp().orElse(null);
        if (admission.outcome() != Outcome.MATCH
                || stamp == null
                || admission.environment().tier() == Tier.PRODUCTION) {
            return admission;
        }
        if (policy == null) {
            return stamp.by().equals(DatastoreStamps.REFRESHED_BY)
                    ? explained(admission, Outcome.MATCH, "no keys to check its attestation with", "", Optional.empty())
                    : admission;
        }
        if (!policy.demandedOf(stamp)) {
            return admission;
        }
        AttestationVerdict verdict = verdict(raw, policy, stamp);
        if (verdict instanceof Attested) {
            return explained(admission, Outcome.MATCH, verdict.toString(), "", Optional.of(verdict));
        }
        return policy.isObserving()
                ? explained(admission, Outcome.MATCH, "not attested, " + verdict, REMEDY, Optional.of(verdict))
                : explained(admission, Outcome.COPY, "not attested, " + verdict, REMEDY, Optional.of(verdict));
    }

    private static Admission explained(
            Admission admission, Outcome outcome, String what, String remedy, Optional<AttestationVerdict> verdict) {
        return new Admission(
                admission.environment(),
                outcome,
                admission.stamp(),
                admission.explanation() + ", " + what,
                remedy,
                verdict);
    }

    private AttestationVerdict verdict(Connection raw, AttestationPolicy demanded, DatastoreStamp stamp) {
        Instant now = clock.instant();
        Known before = known.get(stamp.nonce());
        if (before != null && now.isBefore(before.at().plus(KEPT)) && stillInForce(before.verdict(), now)) {
            return before.verdict();
        }
        Known found;
        try {
            found = new Known(behindSavepoint(raw, demanded, stamp, now), now);
        } catch (SQLException unread) {
            found = unread(before, unread, now);
        }
        if (known.size() >= MOST_STAMPS) {
            known.clear();
        }
        known.put(stamp.nonce(), found);
        return found.verdict();
    }

    /** Whoever takes away the right to read a proof must not thereby make it unneeded. Asked for again at once. */
    private static Known unread(@Nullable Known before, SQLException failure, Instant now) {
        return before != null && before.verdict() instanceof Attested && stillInForce(before.verdict(), now)
                ? before
                : new Known(
                        new NotAttested(Reason.UNREADABLE, "it could not be read, SQL state " + failure.getSQLState()),
                        Instant.EPOCH);
    }

    private static boolean stillInForce(AttestationVerdict verdict, Instant now) {
        return !(verdict instanceof Attested attested)
                || now.isBefore(attested.attestation().expiresAt());
    }

    /** Inside the caller's transaction a failed query must not make it unusable. */
    private static AttestationVerdict behindSavepoint(
            Connection raw, AttestationPolicy demanded, DatastoreStamp stamp, Instant now) throws SQLException {
        if (raw.getAutoCommit()) {
            return demanded.check(raw, stamp, now);
        }
        Savepoint savepoint = raw.setSavepoint();
        try {
            AttestationVerdict verdict = demanded.check(raw, stamp, now);
            raw.releaseSavepoint(savepoint);
            return verdict;
        } catch (SQLException failure) {
            raw.rollback(savepoint);
            throw failure;
        }
    }

    /** Why a copy is one, if it is for want of a proof. */
    Optional<NotAttested> refused(Admission admission) {
        return admission.outcome() == Outcome.COPY
                ? admission
                        .stamp()
                        .map(stamp -> known.get(stamp.nonce()))
                        .map(Known::verdict)
                        .filter(NotAttested.class::isInstance)
                        .map(NotAttested.class::cast)
                : Optional.empty();
    }
}
