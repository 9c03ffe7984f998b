package dev.ringfence.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnseenKeysPropertyTest {
    private static final long SEED = 20261122;

    /** Beside a set of single keys. */
    @Property(seed = "20261122", tries = 500)
    void seen_anyRanges_leavesWhatASetLeaves(
            @ForAll @Size(max = 12) List<@IntRange(min = -5, max = 45) Integer> starts,
            @ForAll @IntRange(max = 9) int longest) {
        UnseenKeys keys = new UnseenKeys(0, 40, new Random(SEED));
        TreeSet<Long> left = new TreeSet<>();
        for (long key = 0; key <= 40; key++) {
            left.add(key);
        }
        for (int start : starts) {
            long end = (long) start + Math.floorMod(start * 7, longest + 1);
            keys.seen(start, end);
            left.subSet((long) start, true, end, true).clear();
            for (long key = -6; key <= 60; key++) {
                assertThat(keys.contains(key)).isEqualTo(left.contains(key));
            }
            assertThat(keys.isEmpty()).isEqualTo(left.isEmpty());
            for (int i = 0; i < 20 && !left.isEmpty(); i++) {
                assertThat(left).contains(keys.draw());
            }
        }
    }

    @Test
    void draw_manyTimes_givesEachKeyOfAllRanges() {
        UnseenKeys keys = new UnseenKeys(-3, 6, new Random(SEED));
        keys.seen(0, 2);
        TreeSet<Long> drawn = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            drawn.add(keys.draw());
        }
        assertThat(drawn).containsExactly(-3L, -2L, -1L, 3L, 4L, 5L, 6L);
    }

    @Test
    void seen_allThatALongCanBe_leavesNothing() {
        UnseenKeys keys = new UnseenKeys(Long.MIN_VALUE, Long.MAX_VALUE, new Random(SEED));
        assertThat(keys.contains(keys.draw())).isTrue();
        keys.seen(Long.MIN_VALUE, -1);
        assertThat(keys.draw()).isNotNegative();
        keys.seen(0, Long.MAX_VALUE);
        assertThat(keys.isEmpty()).isTrue();
    }
}
