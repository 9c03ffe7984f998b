package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelsTest {

    @ParameterizedTest
    @EnumSource(Guard.class)
    void levels_unlessSet_observe(Guard guard) {
        assertThat(Levels.observing().of(guard)).isEqualTo(Level.OBSERVE);
        assertThat(Levels.enforcing().of(guard)).isEqualTo(Level.ENFORCE);
    }

    @Test
    void with_oneGuard_leavesTheOthersAndTheOriginal() {
        Levels levels = Levels.observing().with(Guard.SQL, Level.ENFORCE);

        assertThat(levels.of(Guard.SQL)).isEqualTo(Level.ENFORCE);
        assertThat(levels.of(Guard.ROWS)).isEqualTo(Level.OBSERVE);
        assertThat(Levels.observing().of(Guard.SQL)).isEqualTo(Level.OBSERVE);
        assertThat(levels)
                .hasToString("environment=observe stamp=observe sql=enforce rows=observe live-data=observe mail=observe"
                        + " http=observe annotations=observe operations=observe");
    }

    @ParameterizedTest
    @EnumSource(Guard.class)
    void guard_itsKey_findsItAgain(Guard guard) {
        assertThat(Guard.parse(guard.key())).isEqualTo(guard);
    }

    @Test
    void parse_unknownWords_listTheKnownOnesAndHideTheWord() {
        assertThatThrownBy(() -> Guard.parse("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environment, stamp, sql, rows, live-data, mail, http, annotations")
                .hasMessageNotContaining("hunter2");
    }
}
