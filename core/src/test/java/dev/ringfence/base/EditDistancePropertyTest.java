package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class EditDistancePropertyTest {

    @Property(tries = 20_000, seed = "20261122")
    void between_anyWords_isWhatTheDefinitionSays(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String left,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String right,
            @ForAll @IntRange(max = 4) int limit) {
        assertThat(EditDistance.between(left, right, limit))
                .isEqualTo(Math.min(defined(left, left.length(), right, right.length()), limit + 1));
    }

    /** The recurrence as it stands in the books, without a table. */
    private static int defined(String a, int i, String b, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(
                defined(a, i - 1, b, j - 1) + change, Math.min(defined(a, i - 1, b, j), defined(a, i, b, j - 1)) + 1);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
            least = Math.min(least, defined(a, i - 2, b, j - 2) + 1);
        }
        return least;
    }
}
