package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BudgetCountTest {

    @Test
    void encode_below16_isExact() {
        for (long count = 0; count < 16; count++) {
            assertThat(BudgetCount.decode(BudgetCount.encode(count))).isEqualTo(count);
        }
    }

    @Property(tries = 2_000, seed = "20261122")
    void encode_ofAnyCount_isOf4DigitsRoundedDownAndKeepsTheOrder(
            @ForAll @LongRange(min = 0, max = 15L << 28) long count) {
        long decoded = BudgetCount.decode(BudgetCount.encode(count));
        assertThat(count - decoded).isBetween(0L, count / 8);
        assertThat(BudgetCount.encode(decoded)).isEqualTo(BudgetCount.encode(count));
        assertThat(BudgetCount.encode(count + 1) & 0xFF).isGreaterThanOrEqualTo(BudgetCount.encode(count) & 0xFF);
    }

    @Test
    void encode_ofMoreThanFits_isTheMost() {
        assertThat(BudgetCount.decode(BudgetCount.encode(Long.MAX_VALUE))).isEqualTo(15L << 29);
    }
}
