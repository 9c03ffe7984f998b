package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\0", "a\nb", "\uD800", "a\u0085"})
    void part_thatADatabaseWouldChangeOrNotTellApart_isRefused(String part) {
        assertThatThrownBy(() -> new StateKey(part, "id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'kind' must");
        assertThatThrownBy(() -> new StateKey("kind", part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'id' must");
    }

    @Test
    void part_tooLong_isRefusedWithItsLengthOnly() {
        assertThatThrownBy(() -> new StateKey("k".repeat(41), "id"))
                .hasMessage("'kind' must have 1 to 40 characters but had 41");
        assertThatThrownBy(() -> new StateKey("kind", "i".repeat(201)))
                .hasMessage("'id' must have 1 to 200 characters but had 201");
    }
}
