package dev.ringfence.jdbc.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowBoundTest {
    @Test
    void sum_withoutBound_staysWithout() {
        assertThat(RowBound.sum(2, 3)).isEqualTo(5);
        assertThat(RowBound.sum(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(RowBound.sum(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void times_withoutBound_staysWithout() {
        assertThat(RowBound.times(2, 3)).isEqualTo(6);
        assertThat(RowBound.times(Long.MAX_VALUE, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(RowBound.times(1L << 40, 1 << 30)).isEqualTo(Long.MAX_VALUE);
        assertThat(RowBound.times(5, 0)).isZero();
    }
}
