package dev.ringfence.jdbc.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableFactsTest {
    private static final TableFacts FACTS =
            new TableFacts("t", List.of(Set.of("id"), Set.of("shop", "number")), List.of(), Map.of());

    @Test
    void rows_ofAKey_areAsManyAsItsValues() {
        assertThat(FACTS.rowsFor(Map.of("ID", 1))).isEqualTo(1);
        assertThat(FACTS.rowsFor(Map.of("id", 3, "other", 1))).isEqualTo(3);
        assertThat(FACTS.rowsFor(Map.of("shop", 3, "number", 4))).isEqualTo(12);
        assertThat(FACTS.rowsFor(Map.of("shop", 3, "number", 4, "id", 20))).isEqualTo(12);
        assertThat(FACTS.rowsFor(Map.of("shop", 65_536, "number", 65_536))).isEqualTo(1L << 32);
    }

    @Test
    void rows_ofNoWholeKey_haveNoBound() {
        assertThat(FACTS.rowsFor(Map.of())).isEqualTo(Long.MAX_VALUE);
        assertThat(FACTS.rowsFor(Map.of("shop", 1, "name", 1))).isEqualTo(Long.MAX_VALUE);
        assertThat(TableFacts.NONE.rowsFor(Map.of("id", 1))).isEqualTo(Long.MAX_VALUE);
    }
}
