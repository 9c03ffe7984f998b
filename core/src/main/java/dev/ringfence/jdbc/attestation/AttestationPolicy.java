package dev.ringfence.jdbc.attestation;

import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Attested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.NotAttested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Reason;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process below production demands before it takes a datastore that was filled from production for sanitized: an
 * attestation of exactly that stamp, signed by a key of this deployment, in force, of an accepted policy, with no failed
 * check; and a sample of the rows that contradicts nothing of it.
 *
 * <p>The sample is there because signed words stay where they are when somebody restores raw rows into the same schema. It
 * proves presence, never absence: of n rows drawn independently from a table of which the fraction f is raw, none is raw
 * with the probability (1 - f)^n. With the 1,000 rows of the default, 1 % of raw rows passes once in 23,000 times, 0.3 %
 * once in twenty (the rule of three: Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249,
 * 1983), and one raw row in a million nearly always. PostgreSQL's rows are drawn from random pages, those of one page
 * together; elsewhere they are the five behind each of many random points of an integer primary key, where gaps are left
 * out once they are known, so that n is the number of pages or points where raw rows stand next to each other. Without such
 * a key each row is drawn by lot, for which the whole table is read, for ten seconds at most; on products other than
 * PostgreSQL, MariaDB, MySQL and H2 the first rows are taken then, which proves nothing of the others. A small table is read
 * whole, one of many small rows five times as many of them by lot.
 *
 * <p>Keys come from the deployment, never from the datastore. Immutable and safe for use by many threads.
 */
public final class AttestationPolicy {
    /** How many rows of a table are looked at. */
    public static final int SAMPLED_ROWS = 1_000;

    private static final int MOST_SAMPLED = 100_000;

    private final StatementVerifier verifier;
    private final Set<String> policies;
    private final boolean always;
    private final int rows;
    private final boolean observing;

    private AttestationPolicy(
            StatementVerifier verifier, Set<String> policies, boolean always, int rows, boolean observing) {
        this.verifier = verifier;
        this.policies = Set.copyOf(policies);
        this.always = always;
        this.rows = rows;
        this.observing = observing;
    }

    /** Demands an attestation that one of these keys has signed, of each datastore that a refresh has stamped. */
    public static AttestationPolicy of(VerificationKeys keys) {
        return new AttestationPolicy(
                StatementVerifier.of(keys, Attestation.PREDICATE_TYPE), Set.of(), false, SAMPLED_ROWS, false);
    }

    /**
     * The same, for one of these sanitization policies alone.
     *
     * @param digests of policies, 64 hexadecimal digits each; at least one
     * @throws IllegalArgumentException if there is none, or one is no digest
     */
    public AttestationPolicy acceptingPolicies(String... digests) {
        Set<String> accepted = new TreeSet<>();
        for (String digest : digests) {
            if (digest.length() != 64) {
                throw new IllegalArgumentException(
                        "'digests' must have 64 hexadecimal digits each but one had " + digest.length());
            }
            accepted.add(digest);
        }
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("'digests' must not be empty");
        }
        return new AttestationPolicy(verifier, accepted, always, rows, observing);
    }

    /**
     * The same, but demanded of each datastore that is stamped SANITIZED, also where a person said so after another tool
     * masked it.
     */
    public AttestationPolicy alsoWhereStampedByHand() {
        return new AttestationPolicy(verifier, policies, true, rows, observing);
    }

    /**
     * The same, with another size of the sample than {@value #SAMPLED_ROWS} rows of each table.
     *
     * @throws IllegalArgumentException if it is not from 1 to 100,000
     */
    public AttestationPolicy sampling(int newRows) {
        if (newRows < 1 || newRows > MOST_SAMPLED) {
            throw new IllegalArgumentException("'rows' must be from 1 to " + MOST_SAMPLED + " but was " + newRows);
        }
        return new AttestationPolicy(verifier, policies, always, newRows, observing);
    }

    /**
     * The same, but only told: a datastore without proof stays admitted by its stamp, and the admission says what is
     * missing.
     */
    public AttestationPolicy observing() {
        return new AttestationPolicy(verifier, policies, always, rows, true);
    }

    /**
     * Whether a missing proof is only told. {@link #check} answers the same either way: what follows from its answer is up
     * to who asks, and a guarded datasource admits by this.
     *
     * @return true after {@link #observing}, false unless set
     */
    public boolean isObserving() {
        return observing;
    }

    /**
     * Whether a datastore must be attested, by its stamp alone: one below production, stamped SANITIZED by a refresh, or
     * after {@link #alsoWhereStampedByHand} by whomever. A guarded datasource asks this first; {@link #check} does not, and
     * looks at any datastore.
     *
     * @param stamp the datastore's current one
     */
    public boolean demandedOf(DatastoreStamp stamp) {
        return stamp.tier().belowProduction()
                && stamp.dataClass() == DataClass.SANITIZED
                && (always || stamp.by().equals(DatastoreStamps.REFRESHED_BY));
    }

    /**
     * Reads the newest attestation and a sample of the rows.
     *
     * @param connection to the datastore, unguarded
     * @param stamp its current stamp
     * @param now by the clock of this process
     * @throws SQLException if the database fails
     */
    public AttestationVerdict check(Connection connection, DatastoreStamp stamp, Instant now) throws SQLException {
        Objects.requireNonNull(stamp, "stamp");
        Optional<String> envelope = DatastoreAttestations.newest(connection);
        if (envelope.isEmpty()) {
            return new NotAttested(Reason.ABSENT, "the datastore holds no attestation");
        }
        AttestationVerdict said = words(envelope.get(), stamp, now);
        if (!(said instanceof Attested attested)) {
            return said;
        }
        AttestationSample sample = new AttestationSample(connection, rows);
        sample.look(attested.attestation());
        return sample.contradictions().isEmpty()
                ? new Attested(attested.attestation(), attested.signers(), sample.sampledRows(), sample.notSampled())
                : new NotAttested(
                        Reason.CONTRADICTED,
                        "rows hold what the attestation rules out: " + String.join(", ", sample.contradictions()));
    }

    /** What the envelope alone proves, before any row is looked at. */
    AttestationVerdict words(String envelope, DatastoreStamp stamp, Instant now) {
        Verification verification = verifier.verify(envelope, now);
        if (verification instanceof Verification.Rejected rejected) {
            return new NotAttested(reason(rejected.reason()), rejected.what());
        }
        Verification.Verified verified = (Verification.Verified) verification;
        Attestation attestation;
        try {
            attestation = Attestation.of(verified.statement());
        } catch (IllegalArgumentException e) {
            return new NotAttested(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
        return contents(attestation, stamp)
                .<AttestationVerdict>map(refused -> refused)
                .orElseGet(() -> new Attested(attestation, verified.signers(), 0, List.of()));
    }

    private Optional<NotAttested> contents(Attestation said, DatastoreStamp stamp) {
        if (!said.target().nonce().equals(stamp.nonce())) {
            boolean earlier = said.target().identity().equals(stamp.origin().identity())
                    && said.target().environment().equals(stamp.environment())
                    && said.generation() < stamp.sequence();
            return Optional.of(
                    earlier
                            ? new NotAttested(
                                    Reason.OLDER_GENERATION,
                                    "it is of generation " + said.generation() + ", the stamp of " + stamp.sequence())
                            : new NotAttested(Reason.OTHER_TARGET, "it is of another datastore's stamp"));
        }
        if (!said.target().equals(Attestation.Datastore.of(stamp))) {
            return Optional.of(new NotAttested(
                    Reason.OTHER_TARGET, "it is of another environment or place than the stamp, which was edited"));
        }
        if (said.generation() != stamp.sequence()) {
            return Optional.of(new NotAttested(
                    Reason.OLDER_GENERATION,
                    "it is of generation " + said.generation() + ", the stamp of " + stamp.sequence()));
        }
        if (!policies.isEmpty()) {
            Optional<NotAttested> other = otherPolicy(said.provenance());
            if (other.isPresent()) {
                return other;
            }
        }
        return said.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .map(check -> new NotAttested(Reason.CHECK_FAILED, check.name() + ": " + check.finding()));
    }

    private Optional<NotAttested> otherPolicy(Attestation.Provenance provenance) {
        if (!(provenance instanceof Attestation.Crossed crossed)) {
            return Optional.of(new NotAttested(
                    Reason.OTHER_POLICY, "its rows are said to be made, through none of the policies accepted here"));
        }
        String digest = crossed.policyDigest();
        return policies.contains(digest)
                ? Optional.empty()
                : Optional.of(new NotAttested(
                        Reason.OTHER_POLICY,
                        "its policy " + digest.substring(0, Math.min(12, digest.length())) + " is none of the "
                                + policies.size() + " that are accepted here"));
    }

    private static Reason reason(Verification.Reason reason) {
        return switch (reason) {
            case MALFORMED -> Reason.MALFORMED;
            case UNKNOWN_KEY, TOO_FEW_SIGNATURES -> Reason.UNKNOWN_KEY;
            case BAD_SIGNATURE -> Reason.BAD_SIGNATURE;
            case OTHER_PAYLOAD_TYPE, OTHER_PREDICATE_TYPE, NO_VALIDITY -> Reason.NO_ATTESTATION;
            case NOT_YET_VALID -> Reason.NOT_YET_VALID;
            case EXPIRED -> Reason.EXPIRED;
        };
    }
}
