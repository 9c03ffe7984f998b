package dev.ringfence.refresh.plan;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Admits the two datastores of a refresh by what they say of themselves, whatever the level of any guard: a refresh
 * deletes, so it does not observe.
 *
 * @param source the source's stamp, of production; of a copy that is sanitized in place its own
 * @param target the target's stamp, of an environment below production
 */
public record RefreshAdmission(DatastoreStamp source, DatastoreStamp target) {

    /** Asked before anything is connected to. */
    public static void requireRight(DeploymentEnvironment here) {
        if (!here.may(Right.HOLD_LIVE_DATA)) {
            throw denied(
                    here,
                    "refresh.environment",
                    "Reading live data",
                    List.of("the process does not hold HOLD_LIVE_DATA"),
                    "run the refresh in production, in a process that says so: -Dringfence.environment=production or"
                            + " RINGFENCE_ENVIRONMENT=production");
        }
    }

    /** Asked of the two connections that copy, so that no failover in between leads elsewhere. */
    public static RefreshAdmission of(Connection source, Connection target, DeploymentEnvironment here)
            throws SQLException {
        DatastoreStamp from = stamp(here, "source", source);
        DatastoreStamp to = stamp(here, "target", target);
        // The nonce names the stamp wherever it is read from; a URL may lead to one database by two ways.
        if (from.nonce().equals(to.nonce())) {
            throw denied(
                    here,
                    "refresh.same-datastore",
                    "A refresh of a datastore from itself",
                    List.of("source and target carry the same stamp: " + from.describe()),
                    "check the URLs; a raw copy of the source is stamped from its own environment first");
        }
        if (!to.tier().belowProduction()) {
            throw denied(
                    here,
                    "refresh.target-is-production",
                    "A refresh into " + to.tier().label(),
                    List.of("the target is stamped " + to.describe()),
                    "check the URLs; a refresh only fills what is below production");
        }
        if (from.tier() != Tier.PRODUCTION) {
            throw denied(
                    here,
                    "refresh.source-is-below",
                    "A refresh from " + from.tier().label(),
                    List.of("the source is stamped " + from.describe()),
                    "check the URLs; source is production");
        }
        return new RefreshAdmission(from, to);
    }

    /** Of a copy that is sanitized where it stands: its stamp must say that it is one. */
    public static RefreshAdmission ofCopy(Connection from, Connection to, DeploymentEnvironment here)
            throws SQLException {
        DatastoreStamp copy = stamp(here, "copy", from);
        if (!copy.equals(stamp(here, "copy", to))) {
            throw denied(
                    here,
                    "refresh.two-datastores",
                    "Sanitizing in place what is not one datastore",
                    List.of("two connections of one DataSource lead to different stamps"),
                    "hand in a DataSource whose connections all lead to the copy");
        }
        if (!copy.tier().belowProduction()) {
            throw denied(
                    here,
                    "refresh.target-is-production",
                    "Sanitizing in place what is stamped " + copy.tier().label(),
                    List.of("the datastore is stamped " + copy.describe()),
                    "if it is a copy, take it over from its own environment first:"
                            + " DatastoreStamps.takeOverFromOtherTier(nonce, by, reason)");
        }
        if (!copy.dataClass().mayBeLive()) {
            throw denied(
                    here,
                    "refresh.not-a-copy",
                    "Sanitizing in place what is stamped " + copy.dataClass(),
                    List.of("the datastore is stamped " + copy.describe(), "made values would be made once more"),
                    "if raw rows were restored into it, stamp it COPY_OF_LIVE from its own environment first");
        }
        return new RefreshAdmission(copy, copy);
    }

    /** True if source and target are one datastore. */
    public boolean inPlace() {
        return source.nonce().equals(target.nonce());
    }

    public static DatastoreStamp stamp(DeploymentEnvironment here, String role, Connection connection)
            throws SQLException {
        StampReading reading = DatastoreStamps.read(connection);
        if (reading instanceof StampReading.Stamped stamped) {
            return stamped.stamp();
        }
        String found = reading instanceof StampReading.Unreadable unreadable
                ? "its stamp cannot be read: " + unreadable.reason()
                : "it carries no stamp";
        throw denied(
                here,
                "refresh." + role + "-unstamped",
                "A refresh whose " + role + " does not say where it belongs",
                List.of(found),
                "stamp it from its own environment: StampMain stamp URL USER BY REASON, or"
                        + " DatastoreStamps.of(dataSource, environment).stamp(by, reason)");
    }

    public static RefreshDeniedException denied(
            DeploymentEnvironment here, String rule, String what, List<String> evidence, String remedy) {
        return new RefreshDeniedException(new Refusal(Guard.STAMP, rule, what, here.name(), evidence, remedy));
    }
}
