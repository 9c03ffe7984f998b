package dev.ringfence.jdbc.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.stamp.DatastoreOrigin;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.testing.Environments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every process tier against every reading there is, beside a table written down independently. */
class AdmissionRulesTest {
    private static final DatastoreOrigin NO_IDENTITY = new DatastoreOrigin("", "h2:mem:a");
    private static final DatastoreOrigin ELSEWHERE_NO_IDENTITY = new DatastoreOrigin("", "h2:mem:b");
    private static final DatastoreOrigin ONE = new DatastoreOrigin("postgresql:1/1", "postgresql://a/x");
    private static final DatastoreOrigin TWO = new DatastoreOrigin("postgresql:2/2", "postgresql://a/x");

    private record Place(DatastoreOrigin stamped, DatastoreOrigin here, boolean copied) {}

    private static final List<Place> PLACES = List.of(
            new Place(ONE, ONE, false),
            new Place(ONE, TWO, true),
            new Place(NO_IDENTITY, ELSEWHERE_NO_IDENTITY, false),
            new Place(NO_IDENTITY, ONE, false),
            new Place(ONE, NO_IDENTITY, false));

    private static StampReading stamped(Tier tier, DataClass dataClass, Place place) {
        DatastoreStamp stamp = new DatastoreStamp(
                tier.label(),
                tier,
                dataClass,
                place.stamped(),
                "0123456789abcdef0123456789abcdef",
                1,
                "ops",
                Instant.EPOCH,
                "new",
                "test");
        return new StampReading.Stamped(stamp, place.here());
    }

    /** One line for each row of the rules, first match wins. */
    private static Outcome oracle(Tier process, Tier stamp, DataClass dataClass, boolean copied) {
        if (process == Tier.UNKNOWN) {
            return Outcome.FOREIGN;
        }
        if (process == stamp && !copied && process == Tier.PRODUCTION) {
            return Outcome.MATCH;
        }
        if (process == stamp) {
            boolean live = List.of(DataClass.LIVE, DataClass.COPY_OF_LIVE, DataClass.UNVERIFIED)
                    .contains(dataClass);
            return copied || (live && process != Tier.PRODUCTION) ? Outcome.COPY : Outcome.MATCH;
        }
        return stamp == Tier.PRODUCTION && copied ? Outcome.COPY : Outcome.FOREIGN;
    }

    @ParameterizedTest
    @EnumSource
    void decide_everyStamp_isAsTheTableSays(Tier process) {
        DeploymentEnvironment here = Environments.of(process);
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (Tier tier : List.of(Tier.PRODUCTION, Tier.STAGING, Tier.TEST, Tier.DEVELOPMENT)) {
            for (DataClass dataClass : DataClass.values()) {
                for (Place place : PLACES) {
                    cases++;
                    Outcome expected = oracle(process, tier, dataClass, place.copied());
                    Outcome actual =
                            Admission.of(here, stamped(tier, dataClass, place)).outcome();
                    if (expected != actual) {
                        wrong.add(tier + " " + dataClass + " " + place + " was " + actual + ", not " + expected);
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(100);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void decide_withoutStamp_followsEmptiness(Tier process) {
        DeploymentEnvironment here = Environments.of(process);
        assertThat(Admission.of(here, new StampReading.Unstamped(true, ONE)).outcome())
                .isEqualTo(Outcome.EMPTY);
        assertThat(Admission.of(here, new StampReading.Unstamped(false, ONE)).outcome())
                .isEqualTo(Outcome.UNSTAMPED);
        assertThat(Admission.of(here, new StampReading.Unreadable("why")).outcome())
                .isEqualTo(Outcome.UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource
    void may_everyOutcome_neverAddsARight(Tier process) {
        DeploymentEnvironment here = Environments.of(process);
        for (Outcome outcome : Outcome.values()) {
            Admission admission = new Admission(here, outcome, java.util.Optional.empty(), "because", "");
            for (Right right : Right.values()) {
                boolean all = outcome == Outcome.MATCH || outcome == Outcome.EMPTY;
                boolean allButUnguarded = outcome == Outcome.COPY || outcome == Outcome.UNSTAMPED;
                boolean expected = process.rights().contains(right)
                        && (all || (allButUnguarded && right != Right.WRITE_UNGUARDED));
                assertThat(admission.may(right)).as(outcome + " " + right).isEqualTo(expected);
            }
        }
    }
}
