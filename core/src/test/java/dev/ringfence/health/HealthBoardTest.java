package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How results become states, by a clock that stands until it is moved. */
class HealthBoardTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final AtomicReference<HealthProbe> now = new AtomicReference<>(HealthReading::up);

    private HealthCheck.Builder database() {
        return HealthCheck.dependency("db", () -> now.get().look()).critical(true);
    }

    /** What answers now is looked at, once. */
    private void look(HandBoard hand, HealthProbe probe) {
        now.set(probe);
        hand.step(PERIOD);
        hand.answer();
    }

    private static HealthReading broken() throws SQLException {
        throw new SQLException("password of ada is 'opensesame'");
    }

    @Test
    void check_beforeItsFirstResult_isUnknown() {
        HandBoard hand = new HandBoard(database().build());

        assertThat(hand.state("db")).isEqualTo(HealthState.UNKNOWN);
        assertThat(hand.board.snapshot().ready()).isTrue();
        assertThat(hand.looking()).isZero();
        hand.step(Duration.ZERO);
        assertThat(hand.looking()).isEqualTo(1);
        hand.answer();
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
        assertThat(hand.changes).containsExactly("db UNKNOWN UP");
    }

    @Test
    void failures_fewerThanItTakes_changeNoState() {
        HandBoard hand = new HandBoard(database().failuresToDown(3).build());
        look(hand, HealthReading::up);
        look(hand, HealthBoardTest::broken);
        look(hand, HealthBoardTest::broken);
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
        assertThat(hand.check("db").failures()).isEqualTo(2);
        look(hand, HealthReading::up);
        assertThat(hand.check("db").failures()).isZero();
        look(hand, HealthBoardTest::broken);
        look(hand, HealthBoardTest::broken);
        look(hand, HealthBoardTest::broken);

        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.changes).containsExactly("db UNKNOWN UP", "db UP DOWN");
    }

    @Test
    void exception_ofAProbe_isShownByItsClassAlone() {
        HandBoard hand = new HandBoard(database().failuresToDown(1).build());
        look(hand, HealthBoardTest::broken);

        assertThat(hand.check("db").detail()).isEqualTo("failed with java.sql.SQLException");
        assertThat(hand.board.toString()).doesNotContain("opensesame");
    }

    @Test
    void probe_thatEndsInAnErrorOrNothing_isAFailure() {
        HandBoard hand = new HandBoard(database().failuresToDown(1).build());
        look(hand, () -> {
            throw new StackOverflowError("deep");
        });
        assertThat(hand.check("db").detail()).isEqualTo("failed with java.lang.StackOverflowError");
        look(hand, HealthReading::up);
        look(hand, HealthBoardTest::nothing);
        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.check("db").detail()).isEqualTo("failed with java.lang.NullPointerException");
    }

    @SuppressWarnings("NullAway") // what a probe outside of null-marked code may do
    private static HealthReading nothing() {
        return null;
    }

    @Test
    void successes_fewerThanItTakes_leaveItDown() {
        HandBoard hand =
                new HandBoard(database().failuresToDown(1).successesToUp(3).build());
        look(hand, HealthBoardTest::broken);
        look(hand, HealthReading::up);
        look(hand, HealthReading::up);
        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.check("db").detail()).isEqualTo("works again, 2 of 3 times in a row");
        look(hand, HealthReading::up);

        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
    }

    @Test
    void reading_thatIsDegraded_isShownAtOnceAndNoFailure() {
        HandBoard hand = new HandBoard(database().build());
        look(hand, () -> HealthReading.degraded("pool 19 of 20"));

        assertThat(hand.state("db")).isEqualTo(HealthState.DEGRADED);
        assertThat(hand.check("db").failures()).isZero();
        look(hand, HealthBoardTest::broken);
        assertThat(hand.state("db")).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void reading_thatCannotTell_isUnknownUntilALookTells() {
        HandBoard hand = new HandBoard(database().build());
        look(hand, HealthReading::up);
        look(hand, () -> HealthReading.unknown("no catalog"));
        assertThat(hand.state("db")).isEqualTo(HealthState.UNKNOWN);
        look(hand, HealthBoardTest::broken);
        assertThat(hand.state("db")).isEqualTo(HealthState.UNKNOWN);
        look(hand, HealthReading::up);
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
    }

    @Test
    void look_thatHangs_isAFailureAtItsTimeoutAndEachPeriodAndIsNotBegunAgain() {
        HandBoard hand = new HandBoard(database().failuresToDown(3).build());
        look(hand, HealthReading::up);
        hand.step(PERIOD);
        Runnable hung = hand.holdLast();
        assertThat(hand.check("db").hung()).isFalse();

        hand.step(TIMEOUT);
        assertThat(hand.check("db").hung()).isTrue();
        assertThat(hand.check("db").failures()).isEqualTo(1);
        assertThat(hand.check("db").detail()).isEqualTo("no answer within PT2S");
        hand.step(PERIOD);
        hand.step(PERIOD);
        assertThat(hand.looking()).isZero();
        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.check("db").detail()).isEqualTo("no answer to the look of 2026-01-01T00:00:20Z");

        // Its late answer is not believed, but from now on it is looked at again.
        hung.run();
        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.check("db").hung()).isFalse();
        look(hand, HealthReading::up);
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
    }

    @Test
    void answer_thatComesLateBeforeAnybodyNoticed_isAFailure() {
        HandBoard hand = new HandBoard(database().failuresToDown(1).build());
        hand.step(Duration.ZERO);
        hand.pass(TIMEOUT);
        hand.answer();

        assertThat(hand.state("db")).isEqualTo(HealthState.DOWN);
        assertThat(hand.check("db").hung()).isFalse();
    }

    @Test
    void looks_afterAPause_areNotMadeUpFor() {
        HandBoard hand = new HandBoard(database().build());
        look(hand, HealthReading::up);
        hand.step(PERIOD.multipliedBy(50));
        assertThat(hand.looking()).isEqualTo(1);
        hand.answer();
        hand.step(Duration.ofSeconds(1));
        assertThat(hand.looking()).isZero();
    }

    @Test
    void result_thatIsStale_readsUnknownEvenIfTheBoardStandsStill() {
        HandBoard hand = new HandBoard(database().build());
        look(hand, HealthReading::up);
        hand.pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
        hand.pass(Duration.ofNanos(1));

        assertThat(hand.state("db")).isEqualTo(HealthState.UNKNOWN);
        assertThat(hand.check("db").detail()).isEqualTo("no recent result");
        assertThat(hand.board.snapshot()).isSameAs(hand.board.snapshot());
        // Nobody was told by a reader; the board tells once it goes on.
        assertThat(hand.changes).containsExactly("db UNKNOWN UP");
        hand.board.step();
        assertThat(hand.changes).containsExactly("db UNKNOWN UP", "db UP UNKNOWN");
        hand.answer();
        assertThat(hand.state("db")).isEqualTo(HealthState.UP);
    }

    @Test
    void check_thatWasUpBeforeItWasStale_isNotUpAgainByAFailure() {
        HandBoard hand = new HandBoard(database().build());
        look(hand, HealthReading::up);
        now.set(HealthBoardTest::broken);
        hand.step(Duration.ofMinutes(1));
        hand.answer();

        assertThat(hand.state("db")).isEqualTo(HealthState.UNKNOWN);
    }

    @Test
    void checks_aHundredThatWorkAgain_areUpWithinOnePeriodWheneverThatIs() {
        HealthCheck[] hundred = new HealthCheck[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = HealthCheck.dependency("check-" + i, () -> now.get().look())
                    .failuresToDown(1)
                    .build();
        }
        HandBoard hand = new HandBoard(hundred);
        Duration tick = PERIOD.dividedBy(50);
        for (int round = 0; round < 20; round++) {
            now.set(HealthBoardTest::broken);
            // At another moment of the period each time.
            for (int i = 0; i < 50 + 7 * round; i++) {
                hand.step(tick);
                hand.answer();
            }
            assertThat(hand.board.snapshot().checks()).allMatch(check -> check.state() == HealthState.DOWN);
            now.set(HealthReading::up);
            int most = 0;
            for (int i = 0; i < 50; i++) {
                hand.step(tick);
                most = Math.max(most, hand.looking());
                hand.answer();
            }
            assertThat(hand.board.snapshot().checks()).allMatch(check -> check.state() == HealthState.UP);
            assertThat(most).as("looks are spread over the period").isBetween(1, 5);
        }
    }

    @Test
    void listener_thatThrows_isCountedAndTheOthersAreTold() {
        HandBoard hand = new HandBoard(database().build());
        StringBuilder told = new StringBuilder();
        hand.board.onChange((before, after) -> {
            throw new IllegalStateException("broken");
        });
        hand.board.onChange((before, after) -> told.append(after.state()));
        look(hand, HealthReading::up);

        assertThat(told).hasToString("UP");
        assertThat(hand.meters
                        .counter("ringfence.guard.error", "where", "health.listener")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void listener_thatReadsTheBoard_findsWhatItWasToldOf() {
        HandBoard hand = new HandBoard(
                database().failuresToDown(1).build(),
                HealthCheck.dependency("mail", () -> now.get().look())
                        .failuresToDown(1)
                        .build());
        List<String> read = new ArrayList<>();
        hand.board.onChange((before, after) -> read.add(hand.state("db") + " " + hand.state("mail")));
        hand.step(PERIOD);
        hand.step(TIMEOUT);

        assertThat(read).containsExactly("DOWN DOWN", "DOWN DOWN");
    }

    @Test
    void board_closed_knowsNothingAndTellsNobody() {
        HandBoard hand = new HandBoard(
                database().build(),
                HealthCheck.readiness("pool", HealthProbe.ofThisProcess(HealthReading::up))
                        .build());
        look(hand, HealthReading::up);
        assertThat(hand.board.snapshot().ready()).isTrue();
        hand.step(PERIOD);
        hand.board.close();
        hand.board.close();
        hand.answer();
        hand.step(PERIOD);

        assertThat(hand.board.snapshot().ready()).isFalse();
        assertThat(hand.board.snapshot().live()).isTrue();
        assertThat(hand.check("db").detail()).isEqualTo("the board was closed");
        assertThat(hand.changes).containsExactly("db UNKNOWN UP", "pool UNKNOWN UP");
    }

    @Test
    void gauge_ofACheck_showsItsSeverityAndTheWorstOfTwoBoards() {
        HandBoard hand = new HandBoard(database().failuresToDown(1).build());
        HealthBoard other = HealthBoard.builder()
                .check(HealthCheck.dependency("db", HealthReading::up)
                        .critical(true)
                        .build())
                .meters(hand.meters)
                .ticker(() -> 0)
                .lookingBy(Runnable::run)
                .build();
        other.step();
        assertThat(gauge(hand)).isEqualTo(1);
        look(hand, HealthBoardTest::broken);
        assertThat(gauge(hand)).isEqualTo(3);
        look(hand, HealthReading::up);
        assertThat(gauge(hand)).isZero();
        other.close();
        assertThat(gauge(hand)).isZero();
        hand.board.close();
        assertThat(gauge(hand)).isNaN();
        assertThat(hand.meters
                        .get("ringfence.health.check.duration")
                        .tags("check", "db", "state", "down")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static double gauge(HandBoard hand) {
        return hand.meters
                .get("ringfence.health.check")
                .tags("check", "db", "role", "dependency", "critical", "true")
                .gauge()
                .value();
    }
}
