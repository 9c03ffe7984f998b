package dev.ringfence.jdbc.stamp;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import java.util.List;

/** Who may stamp what, and which data class follows from where the data came from. Pure. */
final class StampRules {
    private StampRules() {}

    /**
     * A first stamp knows nothing of the data but the place. In production it is live; below, an empty datastore is
     * synthetic and any other unverified.
     */
    static DataClass ofUnstamped(Tier tier, boolean empty) {
        if (tier == Tier.PRODUCTION) {
            return DataClass.LIVE;
        }
        return empty ? DataClass.SYNTHETIC : DataClass.UNVERIFIED;
    }

    /** What data becomes that is now elsewhere. The fact that it may be live is never lost on the way. */
    static DataClass moved(Tier to, DataClass was) {
        if (to == Tier.PRODUCTION) {
            return DataClass.LIVE;
        }
        return was.mayBeLive() ? DataClass.COPY_OF_LIVE : was;
    }

    /** Throws unless the process knows where it runs. */
    static void requireAgreed(DeploymentEnvironment here) {
        if (here.resolution().verdict() != Verdict.AGREED || here.tier() == Tier.UNKNOWN) {
            throw denied(
                    "stamp.environment-not-agreed",
                    "stamping a datastore",
                    here,
                    List.of("verdict " + here.resolution().verdict()),
                    "name the environment explicitly, such as -Dringfence.environment=staging, and stamp again");
        }
    }

    /** Throws unless the data class can be true in this tier. */
    static void requirePossible(DataClass dataClass, DeploymentEnvironment here) {
        if ((dataClass == DataClass.LIVE) != (here.tier() == Tier.PRODUCTION)) {
            throw denied(
                    "stamp.data-class",
                    "stamping a datastore " + dataClass,
                    here,
                    List.of("data of production is LIVE, and LIVE data is production's alone"),
                    "stamp without a data class, or with one that is possible here");
        }
    }

    static AdmissionDeniedException denied(
            String rule, String what, DeploymentEnvironment here, List<String> evidence, String remedy) {
        return new AdmissionDeniedException(new Refusal(Guard.STAMP, rule, what, here.name(), evidence, remedy));
    }
}
