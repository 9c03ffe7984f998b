package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CeilingsTest {

    @Test
    void and_ofTwo_isTheLowerOfEachNumber() {
        Ceilings one = Ceilings.ofRows(10).withStatements(5).withTableFraction(0.5);
        Ceilings other = Ceilings.ofRows(20).withRowsPerStatement(7).withEntities(3);

        assertThat(one.and(other)).isEqualTo(new Ceilings(10, 7, 5, 3, 0.5)).isEqualTo(other.and(one));
        assertThat(one.and(Ceilings.unlimited())).isEqualTo(one);
        assertThat(Ceilings.unlimited().and(one)).isEqualTo(one);
    }

    @Test
    void toString_saysOnlyTheLimitsThereAre() {
        assertThat(Ceilings.unlimited()).hasToString("no limit");
        assertThat(new Ceilings(1, 2, 3, 4, 0.25))
                .hasToString("rows=1 rowsPerStatement=2 statements=3 entities=4 tableFraction=0.25");
    }

    @Test
    void numbers_outOfRange_areRefused() {
        assertThatThrownBy(() -> Ceilings.ofRows(-1)).hasMessage("'rows' must not be negative but was -1");
        assertThatThrownBy(() -> Ceilings.unlimited().withEntities(-2))
                .hasMessage("'entities' must not be negative but was -2");
        assertThatThrownBy(() -> Ceilings.unlimited().withTableFraction(0))
                .hasMessage("'tableFraction' must be above 0 and at most 1 but was 0.0");
        assertThatThrownBy(() -> Ceilings.unlimited().withTableFraction(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
