package dev.ringfence.jdbc.stamp;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.database.OwnTransaction;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Reads and writes the stamp of one datastore, on connections of its own.
 *
 * <p>Guarantees: a stamp is written only by a call of this class, only from an environment whose verdict is AGREED, only
 * appended; and the fact that data may be live is never lost by stamping again. Does not guarantee that a stamp is true,
 * nor that nobody forged it.
 *
 * <p>Takes a DataSource that is <em>not</em> guarded, whose user may create a schema (PostgreSQL, H2) or a table
 * (MariaDB, MySQL, others) for the first stamp, and insert for later ones. On products other than these four the stamp is
 * that of the schema in which a connection begins, in table {@code "ringfence_datastore_stamp"}, on which every user of the
 * application needs SELECT: who may not see it takes the datastore for an unstamped one.
 *
 * <p>Immutable and safe for use by many threads. Two that stamp at the same moment: one of them gets an SQLException.
 */
public final class DatastoreStamps {
    /** Who stamps the target of a refresh. A person who stamps is called otherwise. */
    public static final String REFRESHED_BY = "EnvironmentRefresh";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource dataSource;
    private final DeploymentEnvironment here;
    private final Clock clock;
    private final PlausibilityScan scan;

    private DatastoreStamps(DataSource dataSource, DeploymentEnvironment here, Clock clock, PlausibilityScan scan) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.here = Objects.requireNonNull(here, "here");
        this.clock = clock;
        this.scan = scan;
    }

    /** The stamps of the database that the DataSource connects to, seen by a process in the given environment. */
    public static DatastoreStamps of(DataSource dataSource, DeploymentEnvironment here) {
        return new DatastoreStamps(dataSource, here, Clock.systemUTC(), PlausibilityScan.standard());
    }

    /**
     * The same, with another scan than {@link PlausibilityScan#standard()} to ask before a datastore that holds tables is
     * stamped SANITIZED or SYNTHETIC.
     */
    public DatastoreStamps scanningWith(PlausibilityScan newScan) {
        return new DatastoreStamps(dataSource, here, clock, newScan);
    }

    /** The same, with another clock than the system's to date stamps by: a lineage that can be dated at will tells nothing. */
    DatastoreStamps withClock(Clock newClock) {
        return new DatastoreStamps(dataSource, here, newClock, scan);
    }

    /**
     * Reads the current stamp.
     *
     * @throws SQLException if no connection can be had; what goes wrong after that is {@link StampReading.Unreadable}
     */
    public StampReading read() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection);
        }
    }

    /**
     * What tells this datastore from every other, for {@link dev.ringfence.write.WriteDigests.Builder#datastore}: the
     * nonce of its stamp, and where the engine proves who it is, that identity. So consent to a write here is none to the
     * same write in a copy that PostgreSQL restored, nor after the datastore was stamped anew; a copy of an H2 or MariaDB
     * keeps the nonce until it is stamped itself.
     *
     * @return reads the stamp at each call, on a connection of its own; throws IllegalStateException if there is none, or it
     *     cannot be read
     */
    public Supplier<String> identity() {
        return () -> {
            StampReading reading;
            try {
                reading = read();
            } catch (SQLException failure) {
                throw new IllegalStateException("'datastore' must be reachable but is not", failure);
            }
            if (reading instanceof StampReading.Stamped stamped) {
                return stamped.stamp().nonce() + "@" + stamped.here().identity();
            }
            throw new IllegalStateException("'datastore' must have a stamp that can be read but is "
                    + (reading instanceof StampReading.Unstamped ? "unstamped" : "unreadable"));
        };
    }

    /** The environment of the process that looks, as it was given. */
    public DeploymentEnvironment environment() {
        return here;
    }

    /**
     * Reads the current stamp on a connection that is open already, so that what is done on it next is done to that very
     * database. Ends its own transaction; call it where none of the caller's is open.
     *
     * @throws SQLException if the connection fails
     */
    public static StampReading read(Connection connection) throws SQLException {
        return OwnTransaction.get(connection, () -> StampReader.read(connection));
    }

    /**
     * Reads the current stamp on an open connection as it stands, also in the middle of the caller's transaction, which
     * stays as usable as it was. Never throws for what the database does: that is {@link StampReading.Unreadable}.
     */
    public static StampReading readWithin(Connection connection) {
        return StampReader.read(connection);
    }

    /**
     * Every stamp, the first one first, after checking that each is tied to the one before it.
     *
     * @return the lineage, empty if the datastore is unstamped
     * @throws SQLException if it cannot be read or was edited; the message says which row
     */
    public List<DatastoreStamp> lineage() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return OwnTransaction.get(connection, () -> {
                StampTable table = StampTable.of(connection.getMetaData());
                return table.access(connection) == StampTable.Access.ABSENT
                        ? List.of()
                        : verified(StampReader.lineage(connection, table.qualifiedName(connection)));
            });
        }
    }

    private static List<DatastoreStamp> verified(List<StampReader.Linked> lineage) throws SQLException {
        String before = StampLink.ROOT;
        for (int i = 0; i < lineage.size(); i++) {
            StampReader.Linked row = lineage.get(i);
            if (row.stamp().sequence() != i + 1
                    || !StampLink.of(before, row.stamp()).equals(row.link())) {
                throw new SQLException("row " + (i + 1) + " of the stamp's lineage was edited");
            }
            before = row.link();
        }
        return lineage.stream().map(StampReader.Linked::stamp).toList();
    }

    /**
     * Stamps the datastore as this process's environment. A first stamp gives LIVE in production; below it, SYNTHETIC if
     * there is no user table, else UNVERIFIED, which is treated as a copy of live data. A stamp of the same tier in the
     * same place is renewed with its data class.
     *
     * @param by who stamps, at most 200 characters
     * @param reason why, at most 1,000 characters
     * @throws AdmissionDeniedException if the environment is not AGREED ({@code stamp.environment-not-agreed}), the stamp
     *     there is of another tier ({@code stamp.other-tier}), of another place ({@code stamp.copy}) or unreadable
     *     ({@code stamp.unreadable})
     * @throws IllegalArgumentException if a text is blank or too long
     * @throws SQLException if the database fails
     */
    public DatastoreStamp stamp(String by, String reason) throws SQLException {
        return write(by, reason, (connection, reading) -> {
            if (reading instanceof StampReading.Stamped stamped) {
                requireSamePlace(stamped);
                return stamped.stamp().dataClass();
            }
            return StampRules.ofUnstamped(here.tier(), reading instanceof StampReading.Unstamped none && none.empty());
        });
    }

    /**
     * Stamps the datastore as this process's environment with a stated data class. SANITIZED and SYNTHETIC admit a copy
     * that was masked by another tool, after the scan has found no plausible value in a sample.
     *
     * @throws AdmissionDeniedException as {@link #stamp(String, String)}; or if the data class cannot be true in this tier
     *     ({@code stamp.data-class}), or the scan found plausible values ({@code stamp.plausible-values}, which names
     *     columns and counts)
     * @throws IllegalArgumentException if a text is blank or too long
     * @throws SQLException if the database fails
     */
    public DatastoreStamp stamp(DataClass dataClass, String by, String reason) throws SQLException {
        Objects.requireNonNull(dataClass, "dataClass");
        return write(by, reason, (connection, reading) -> {
            StampRules.requirePossible(dataClass, here);
            if (reading instanceof StampReading.Stamped stamped) {
                requireSamePlace(stamped);
            }
            if (!dataClass.mayBeLive()) {
                requireNothingPlausible(dataClass, connection);
            }
            return dataClass;
        });
    }

    /**
     * Says that this datastore, which carries this tier's stamp from another place, is the one to use from now on, as
     * after a disaster recovery. In production its data is LIVE; below, what may be live becomes COPY_OF_LIVE.
     *
     * @throws AdmissionDeniedException if the environment is not AGREED, there is no stamp ({@code stamp.nothing-there}),
     *     or it is of another tier or unreadable
     * @throws IllegalArgumentException if a text is blank or too long
     * @throws SQLException if the database fails
     */
    public DatastoreStamp reanchor(String by, String reason) throws SQLException {
        return write(by, reason, (connection, reading) -> {
            StampReading.Stamped stamped = requireStamped(reading);
            requireSameTier(stamped);
            return StampRules.moved(here.tier(), stamped.stamp().dataClass());
        });
    }

    /**
     * Takes over a datastore that carries <em>another</em> tier's stamp, as after production was copied by hand. The stamp
     * to replace is named by its nonce, so that a wrong connection cannot take over the real thing by accident. What may
     * be live becomes COPY_OF_LIVE below production.
     *
     * @param nonce the nonce of the stamp that is replaced, as {@link #read()} shows it
     * @throws AdmissionDeniedException if the environment is not AGREED, there is no stamp, it is another one ({@code
     *     stamp.other-nonce}), or it is unreadable
     * @throws IllegalArgumentException if a text is blank or too long
     * @throws SQLException if the database fails
     */
    public DatastoreStamp takeOverFromOtherTier(String nonce, String by, String reason) throws SQLException {
        return write(by, reason, (connection, reading) -> {
            StampReading.Stamped stamped = requireStamped(reading);
            if (!stamped.stamp().nonce().equals(nonce)) {
                throw StampRules.denied(
                        "stamp.other-nonce",
                        "replacing a stamp",
                        here,
                        List.of("the datastore carries another stamp than the one named"),
                        "read the stamp, make sure that it is the datastore you mean, and name its nonce");
            }
            return StampRules.moved(here.tier(), stamped.stamp().dataClass());
        });
    }

    /**
     * Stamps the <em>target</em> of a refresh as its own environment, from the process that filled it. The row is inserted
     * on the caller's connection and not committed, so that data and stamp become visible together.
     *
     * <p>No row is looked at: that the data went through a policy is the caller's word. So the stamp is always by {@value
     * #REFRESHED_BY}, and a process below production that checks attestations ({@code AttestationPolicy}) admits no such
     * datastore as sanitized before an attestation of this very stamp is signed.
     *
     * @param target a connection to the datastore, unguarded, in the transaction that fills it
     * @param dataClass SANITIZED when the data went through a policy, UNVERIFIED while it is not finished
     * @throws AdmissionDeniedException if this process does not hold HOLD_LIVE_DATA ({@code
     *     stamp.refresh-without-right}), or the target is unstamped, unreadable or not below production ({@code
     *     stamp.refresh-target})
     * @throws IllegalArgumentException if the data class is another one, or the reason is blank or too long
     * @throws SQLException if the database fails
     */
    public DatastoreStamp stampRefreshed(Connection target, DataClass dataClass, String reason) throws SQLException {
        if (dataClass != DataClass.SANITIZED && dataClass != DataClass.UNVERIFIED) {
            throw new IllegalArgumentException("'dataClass' must be SANITIZED or UNVERIFIED but was " + dataClass);
        }
        StampRules.requireAgreed(here);
        if (!here.may(Right.HOLD_LIVE_DATA)) {
            throw StampRules.denied(
                    "stamp.refresh-without-right",
                    "stamping the target of a refresh",
                    here,
                    List.of("this process does not hold HOLD_LIVE_DATA"),
                    "run the refresh where live data may be held");
        }
        if (!(StampReader.read(target) instanceof StampReading.Stamped stamped)
                || !stamped.stamp().tier().belowProduction()) {
            throw StampRules.denied(
                    "stamp.refresh-target",
                    "stamping the target of a refresh",
                    here,
                    List.of("the target carries no stamp of an environment below production"),
                    "stamp the target from its own environment first");
        }
        DatastoreStamp was = stamped.stamp();
        DatastoreStamp stamp = stamp(
                was.environment(), was.tier(), dataClass, stamped.here(), was.sequence() + 1, REFRESHED_BY, reason);
        StampWriter.append(target, StampTable.of(target.getMetaData()), stamp);
        return stamp;
    }

    /**
     * Stamps a datastore of this process's own environment that was filled with made rows. The scan looks at them first.
     * The row is inserted on the caller's connection and not committed, so that data and stamp become visible together.
     *
     * @param target a connection to the datastore, unguarded, in the transaction that fills it
     * @param dataClass SYNTHETIC when all rows are made, SANITIZED when others were there that are no longer live
     * @throws AdmissionDeniedException if the environment is not AGREED or not below production ({@code
     *     stamp.data-class}), there is no stamp, it is of another tier or another place, or the scan found plausible values
     * @throws IllegalArgumentException if the data class may be live, or a text is blank or too long, or {@code by} is
     *     {@value #REFRESHED_BY}
     * @throws SQLException if the database fails
     */
    public DatastoreStamp stampFilled(Connection target, DataClass dataClass, String by, String reason)
            throws SQLException {
        if (dataClass.mayBeLive()) {
            throw new IllegalArgumentException("'dataClass' must be SYNTHETIC or SANITIZED but was " + dataClass);
        }
        requireNoRefresh(by);
        StampRules.requireAgreed(here);
        StampRules.requirePossible(dataClass, here);
        StampReading.Stamped stamped = requireStamped(StampReader.read(target));
        requireSamePlace(stamped);
        requireNothingPlausible(dataClass, target);
        DatastoreStamp was = stamped.stamp();
        DatastoreStamp stamp =
                stamp(was.environment(), was.tier(), dataClass, stamped.here(), was.sequence() + 1, by, reason);
        StampWriter.append(target, StampTable.of(target.getMetaData()), stamp);
        return stamp;
    }

    /** Says which data class the new stamp has, or throws. */
    @FunctionalInterface
    private interface Rule {
        DataClass apply(Connection connection, StampReading reading) throws SQLException;
    }

    private DatastoreStamp write(String by, String reason, Rule rule) throws SQLException {
        requireNoRefresh(by);
        StampRules.requireAgreed(here);
        try (Connection connection = dataSource.getConnection()) {
            return OwnTransaction.get(connection, () -> {
                StampTable table = StampTable.of(connection.getMetaData());
                StampReading reading = StampReader.read(connection);
                if (reading instanceof StampReading.Unreadable unreadable) {
                    throw unreadable(unreadable);
                }
                DataClass dataClass = rule.apply(connection, reading);
                boolean first = !(reading instanceof StampReading.Stamped);
                long next = reading instanceof StampReading.Stamped was
                        ? was.stamp().sequence() + 1
                        : 1;
                DatastoreOrigin origin = reading instanceof StampReading.Stamped was
                        ? was.here()
                        : ((StampReading.Unstamped) reading).here();
                DatastoreStamp stamp = stamp(here.name(), here.tier(), dataClass, origin, next, by, reason);
                if (first) {
                    StampWriter.createTable(connection, table);
                }
                StampWriter.append(connection, table, stamp);
                return stamp;
            });
        }
    }

    private DatastoreStamp stamp(
            String environment,
            Tier tier,
            DataClass dataClass,
            DatastoreOrigin origin,
            long sequence,
            String by,
            String reason) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String version = Objects.requireNonNullElse(
                DatastoreStamps.class.getPackage().getImplementationVersion(), "unversioned");
        return new DatastoreStamp(
                environment,
                tier,
                dataClass,
                origin,
                HexFormat.of().formatHex(nonce),
                sequence,
                by,
                clock.instant(),
                reason,
                version);
    }

    private static void requireNoRefresh(String by) {
        if (by.equals(REFRESHED_BY)) {
            throw new IllegalArgumentException("'by' must name who stamps but was the name of a refresh");
        }
    }

    private StampReading.Stamped requireStamped(StampReading reading) {
        if (reading instanceof StampReading.Stamped stamped) {
            return stamped;
        }
        throw StampRules.denied(
                "stamp.nothing-there", "replacing a stamp", here, List.of("there is none"), "use stamp(by, reason)");
    }

    private void requireSameTier(StampReading.Stamped stamped) {
        if (stamped.stamp().tier() != here.tier()) {
            throw StampRules.denied(
                    "stamp.other-tier",
                    "stamping a datastore",
                    here,
                    List.of("it is stamped " + stamped.stamp().describe()),
                    "if this really is a copy that is yours, call takeOverFromOtherTier with that nonce");
        }
    }

    private void requireSamePlace(StampReading.Stamped stamped) {
        requireSameTier(stamped);
        if (stamped.here().provablyDiffersFrom(stamped.stamp().origin())) {
            throw StampRules.denied(
                    "stamp.copy",
                    "stamping a datastore",
                    here,
                    List.of(
                            "its stamp was written at " + stamped.stamp().origin(),
                            "it now stands at " + stamped.here()),
                    "if this is the datastore to use from now on, call reanchor(by, reason)");
        }
    }

    private void requireNothingPlausible(DataClass dataClass, Connection connection) throws SQLException {
        if (StampTable.of(connection.getMetaData()).empty(connection)) {
            return;
        }
        List<PlausibilityScan.SuspectColumn> suspects = scan.scan(connection);
        if (!suspects.isEmpty()) {
            throw StampRules.denied(
                    "stamp.plausible-values",
                    "stamping a datastore " + dataClass,
                    here,
                    suspects.stream().map(Object::toString).toList(),
                    "sanitize these columns, or stamp it COPY_OF_LIVE");
        }
    }

    private AdmissionDeniedException unreadable(StampReading.Unreadable unreadable) {
        return StampRules.denied(
                "stamp.unreadable",
                "stamping a datastore",
                here,
                List.of(unreadable.reason()),
                "make the stamp table readable for this user; if it was edited, restore it");
    }
}
