package dev.ringfence.jdbc.admission;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.StampReading;
import java.util.Optional;

/** The answer for one reading. Pure: what was seen before is added by whoever remembers it. */
final class AdmissionRules {
    private AdmissionRules() {}

    static Admission decide(DeploymentEnvironment here, StampReading reading) {
        if (reading instanceof StampReading.Stamped stamped) {
            return decide(here, stamped);
        }
        if (reading instanceof StampReading.Unstamped unstamped) {
            return unstamped.empty()
                    ? answer(
                            here,
                            Outcome.EMPTY,
                            "unstamped, no user table",
                            "stamp it: DatastoreStamps.stamp(by, reason)")
                    : answer(
                            here,
                            Outcome.UNSTAMPED,
                            "unstamped",
                            "stamp it from its own environment: DatastoreStamps.stamp(by, reason)");
        }
        return answer(
                here,
                Outcome.UNREADABLE,
                ((StampReading.Unreadable) reading).reason(),
                "grant SELECT on the stamp table to this user; if the stamp was edited, restore it");
    }

    private static Admission decide(DeploymentEnvironment here, StampReading.Stamped stamped) {
        DatastoreStamp stamp = stamped.stamp();
        boolean elsewhere = stamped.here().provablyDiffersFrom(stamp.origin());
        String meets = "environment " + here + " meets " + stamp.describe();
        if (here.tier() == Tier.UNKNOWN) {
            return new Admission(
                    here,
                    Outcome.FOREIGN,
                    Optional.of(stamp),
                    meets,
                    "name this process's environment explicitly, such as -Dringfence.environment=staging");
        }
        if (stamp.tier() != here.tier()) {
            boolean copyOfProduction = stamp.tier() == Tier.PRODUCTION && elsewhere;
            return copyOfProduction
                    ? new Admission(
                            here,
                            Outcome.COPY,
                            Optional.of(stamp),
                            meets + ", but stands at " + stamped.here(),
                            "sanitize it and take it over: DatastoreStamps.takeOverFromOtherTier(nonce, by, reason)")
                    : new Admission(
                            here,
                            Outcome.FOREIGN,
                            Optional.of(stamp),
                            meets,
                            "connect to this environment's own datastore");
        }
        if (elsewhere) {
            return new Admission(
                    here,
                    Outcome.COPY,
                    Optional.of(stamp),
                    meets + ", but stands at " + stamped.here(),
                    "if this is the datastore to use from now on: DatastoreStamps.reanchor(by, reason)");
        }
        if (here.tier() != Tier.PRODUCTION && stamp.dataClass().mayBeLive()) {
            return new Admission(
                    here,
                    Outcome.COPY,
                    Optional.of(stamp),
                    meets + ", which may be live data",
                    "refresh it through a policy, or DatastoreStamps.stamp(SANITIZED, by, reason)");
        }
        return new Admission(here, Outcome.MATCH, Optional.of(stamp), meets, "");
    }

    private static Admission answer(DeploymentEnvironment here, Outcome outcome, String explanation, String remedy) {
        return new Admission(here, outcome, Optional.empty(), explanation, remedy);
    }
}
