package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever a check answers, in whatever order, the state is what its whole history says. The oracle reads the history as a
 * word: G good, D degraded, F failed, U could not tell, S stale.
 */
class HealthBoardPropertyTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** What happens in a period. */
    enum Happening {
        GOOD,
        DEGRADED,
        DOWN,
        THROWS,
        CANNOT_TELL,
        HANGS,
        HANGS_ON,
        PAUSE
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMaxSize(40);
    }

    @Property(tries = 1_500, seed = "20261122")
    void state_afterAnyHistory_isThatOfTheOracle(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll @IntRange(min = 1, max = 4) int failuresToDown,
            @ForAll @IntRange(min = 1, max = 4) int successesToUp) {
        AtomicReference<HealthProbe> answer = new AtomicReference<>(HealthReading::up);
        HandBoard hand =
                new HandBoard(HealthCheck.dependency("check", () -> answer.get().look())
                        .failuresToDown(failuresToDown)
                        .successesToUp(successesToUp)
                        .build());
        StringBuilder history = new StringBuilder();
        boolean hung = false;
        boolean late = false;
        for (Happening happening : happenings) {
            hand.step(happening == Happening.PAUSE ? PERIOD.multipliedBy(7) : PERIOD);
            if (hung) {
                history.append(late ? "F" : "FF");
                late = true;
            } else if (happening == Happening.PAUSE) {
                history.append('S');
            }
            switch (happening) {
                case GOOD, PAUSE -> answer.set(HealthReading::up);
                case DEGRADED -> answer.set(() -> HealthReading.degraded("half"));
                case DOWN -> answer.set(() -> HealthReading.down("gone"));
                case THROWS ->
                    answer.set(() -> {
                        throw new IllegalStateException("broken");
                    });
                case CANNOT_TELL -> answer.set(() -> HealthReading.unknown("dark"));
                case HANGS, HANGS_ON -> {
                    late = hung && late;
                    hung = true;
                }
            }
            boolean goesOn = happening != Happening.HANGS && happening != Happening.HANGS_ON;
            if (goesOn) {
                hand.answer();
                if (!hung) {
                    history.append(letter(happening));
                }
                hung = false;
                late = false;
            }
            assertThat(hand.state("check"))
                    .as("%s with %s failures to down, %s successes to up", history, failuresToDown, successesToUp)
                    .isEqualTo(oracle(history.toString(), failuresToDown, successesToUp));
        }
    }

    private static char letter(Happening happening) {
        return switch (happening) {
            case GOOD, PAUSE -> 'G';
            case DEGRADED -> 'D';
            case DOWN, THROWS -> 'F';
            case CANNOT_TELL -> 'U';
            case HANGS, HANGS_ON -> throw new IllegalArgumentException("'happening' must have an answer");
        };
    }

    private static HealthState oracle(String history, int failuresToDown, int successesToUp) {
        if (history.isEmpty() || history.matches(".*[US]")) {
            return HealthState.UNKNOWN;
        }
        String results = history.replaceAll("[US]", "");
        Matcher downs = Pattern.compile("(?=F{" + failuresToDown + "})").matcher(results);
        int lastDown = -1;
        while (downs.find()) {
            lastDown = downs.start() + failuresToDown;
        }
        if (lastDown >= 0 && !results.substring(lastDown).matches(".*[GD]{" + successesToUp + "}.*")) {
            return HealthState.DOWN;
        }
        String known = history.replaceAll(".*[US]", "").replace("F", "");
        if (known.isEmpty()) {
            return HealthState.UNKNOWN;
        }
        return known.endsWith("G") ? HealthState.UP : HealthState.DEGRADED;
    }
}
