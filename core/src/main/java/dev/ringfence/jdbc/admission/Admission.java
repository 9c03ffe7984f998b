package dev.ringfence.jdbc.admission;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a datastore belongs to this process. An effective right is a right of the process that the admission leaves
 * standing; an admission never adds one.
 *
 * <p>A value: immutable and safe for use by many threads.
 *
 * @param environment the process's
 * @param outcome the answer
 * @param stamp the stamp it was decided by, if there is one
 * @param explanation why, in one line without any protected value
 * @param remedy what to do next; empty for {@link Outcome#MATCH}
 * @param attestation what was found of the datastore's attestation; empty if none was asked for
 */
public record Admission(
        DeploymentEnvironment environment,
        Outcome outcome,
        Optional<DatastoreStamp> stamp,
        String explanation,
        String remedy,
        Optional<AttestationVerdict> attestation) {

    /** Without having asked for an attestation. */
    public Admission(
            DeploymentEnvironment environment,
            Outcome outcome,
            Optional<DatastoreStamp> stamp,
            String explanation,
            String remedy) {
        this(environment, outcome, stamp, explanation, remedy, Optional.empty());
    }

    /** The possible answers. */
    public enum Outcome {
        /** Stamped with this process's tier, in this place. Leaves every right. */
        MATCH(true, true),
        /** Stamped with another tier, or the process does not know its own. Leaves no right. */
        FOREIGN(false, false),
        /** A copy: of this tier's datastore in another place, or of live data below production. Guarded and loud. */
        COPY(true, false),
        /** Unstamped, without any user table when it was first seen. Leaves every right. */
        EMPTY(true, true),
        /** Unstamped, with user tables. Refuses nothing by default, but writes stay guarded. */
        UNSTAMPED(true, false),
        /** Nobody can say. Leaves no right, unless the datastore was a MATCH before: then that answer is kept. */
        UNREADABLE(false, false);

        private final boolean leavesRights;
        private final boolean leavesUnguardedWrites;

        Outcome(boolean leavesRights, boolean leavesUnguardedWrites) {
            this.leavesRights = leavesRights;
            this.leavesUnguardedWrites = leavesUnguardedWrites;
        }

        /** True if the right is left standing. */
        public boolean leaves(Right right) {
            return right == Right.WRITE_UNGUARDED ? leavesUnguardedWrites : leavesRights;
        }
    }

    public Admission {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(attestation, "attestation");
    }

    /**
     * Answers whether a process belongs to a datastore, by a fresh reading and without any cache.
     *
     * @param stamps of the datastore, seen by the process
     * @throws SQLException if no connection can be had
     */
    public static Admission of(DatastoreStamps stamps) throws SQLException {
        return of(stamps.environment(), stamps.read());
    }

    /**
     * Answers for the database that an open connection stands on, as {@link DatastoreStamps#read(Connection)} reads.
     *
     * @param environment the process's
     * @throws SQLException if the connection fails
     */
    public static Admission of(DeploymentEnvironment environment, Connection connection) throws SQLException {
        return of(environment, DatastoreStamps.read(connection));
    }

    /**
     * Answers for one reading alone. No attestation is asked for.
     *
     * @param environment the process's
     */
    public static Admission of(DeploymentEnvironment environment, StampReading reading) {
        return AdmissionRules.decide(environment, reading);
    }

    /** The effective right: held by the process, and left standing by the outcome. */
    public boolean may(Right right) {
        return environment.may(right) && outcome.leaves(right);
    }

    /** One line, such as {@code FOREIGN: environment test meets production (production), LIVE, ...}. */
    @Override
    public String toString() {
        return outcome + ": " + explanation + (remedy.isEmpty() ? "" : ". Remedy: " + remedy);
    }
}
