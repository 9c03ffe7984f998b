package dev.ringfence.refresh.synthetic;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.plan.RefreshAdmission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Admits what is filled with made rows, whatever the level of any guard: it is below production, and this process's own. */
final class SyntheticAdmission {
    private SyntheticAdmission() {}

    /** Asked before anything is connected to. */
    static void requireBelowProduction(DeploymentEnvironment here) {
        if (here.tier() == Tier.UNKNOWN || here.resolution().verdict() != Verdict.AGREED) {
            throw RefreshAdmission.denied(
                    here,
                    "synthetic.environment",
                    "Filling a database with synthetic rows",
                    List.of("verdict " + here.resolution().verdict() + ": it is not known where this process runs"),
                    "name the environment explicitly, such as -Dringfence.environment=development");
        }
        if (!here.tier().belowProduction()) {
            throw RefreshAdmission.denied(
                    here,
                    "synthetic.production",
                    "Filling a database with synthetic rows",
                    List.of("the process runs in " + here.tier().label()),
                    "run it in the environment whose database is filled");
        }
    }

    /** The target's stamp. */
    static DatastoreStamp of(Connection target, DeploymentEnvironment here) throws SQLException {
        DatastoreStamp stamp = RefreshAdmission.stamp(here, "target", target);
        if (!stamp.tier().belowProduction()) {
            throw RefreshAdmission.denied(
                    here,
                    "synthetic.target-is-production",
                    "Filling " + stamp.tier().label() + " with synthetic rows",
                    List.of("the target is stamped " + stamp.describe()),
                    "check the URL; only what is below production is filled");
        }
        if (stamp.tier() != here.tier()) {
            throw RefreshAdmission.denied(
                    here,
                    "synthetic.other-environment",
                    "Filling a database of " + stamp.tier().label() + " with synthetic rows",
                    List.of("the target is stamped " + stamp.describe()),
                    "check the URL, or run this in " + stamp.tier().label());
        }
        return stamp;
    }

    /** Rows that stay and may be live would be called synthetic with the others. */
    static void requireNothingLive(DatastoreStamp stamp, List<String> notEmpty, DeploymentEnvironment here) {
        if (stamp.dataClass().mayBeLive() && !notEmpty.isEmpty()) {
            throw RefreshAdmission.denied(
                    here,
                    "synthetic.may-be-live",
                    "Filling beside rows that may be live",
                    List.of("the target is stamped " + stamp.dataClass() + ", and rows stay in " + notEmpty),
                    "empty these tables, or have somebody who has looked at them stamp the datastore SYNTHETIC or"
                            + " SANITIZED: StampMain, or DatastoreStamps.stamp(dataClass, by, reason)");
        }
    }
}
