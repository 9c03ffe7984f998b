package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KAnonymityTest {

    @Test
    void report_smallTable_countsClassesAndColumns() {
        KAnonymity counting = KAnonymity.over("born", "zip", "gender");
        counting.add(1980, "021", "f");
        counting.add(1980, "021", "f");
        counting.add(1980, "021", "m");
        counting.add(1980, "021", "m");
        counting.add(1981, "021", null);
        counting.add(1981, "902", null);
        KAnonymity.Report report = counting.report(2);
        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.classes()).isEqualTo(4);
        assertThat(report.smallestClass()).isEqualTo(1);
        assertThat(report.rowsBelow()).isEqualTo(2);
        assertThat(report.holds()).isFalse();
        assertThat(report.shareBelow()).isEqualTo(2.0 / 6);
        assertThat(report.contributions().get(0)).isEqualTo(new KAnonymity.Contribution("zip", 2));
        assertThat(report.contributions())
                .extracting(KAnonymity.Contribution::rowsSaved)
                .containsExactly(2L, 0L, 0L);
        assertThatExceptionOfType(NotAnonymousException.class)
                .isThrownBy(report::require)
                .withMessageContaining("2 of 6 rows (33.33 %) stand in classes of fewer than 2")
                .withMessageContaining("without zip 2 fewer")
                .withMessageNotContaining("902");
    }

    @Test
    void report_classesOfK_hold() {
        KAnonymity counting = KAnonymity.over("zip");
        for (int i = 0; i < 10; i++) {
            counting.add(i % 2);
        }
        counting.report(5).require();
        assertThat(counting.report(5).holds()).isTrue();
        assertThat(counting.report(6).holds()).isFalse();
        assertThat(KAnonymity.over("zip").report(2).holds()).isTrue();
    }

    @Test
    void arguments_thatDoNotFit_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(KAnonymity::over);
        assertThatIllegalArgumentException().isThrownBy(() -> KAnonymity.over("a", "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KAnonymity.over("a").report(1))
                .withMessage("'k' must be at least 2 but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KAnonymity.over("a").add("x", "y"))
                .withMessage("'values' must be 1, one for each column, but were 2");
    }

    @Property(tries = 100, seed = "20261122")
    void report_anyTable_isThatOfLists(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll @IntRange(max = 300) int rows) {
        String[] names = new String[columns];
        Arrays.setAll(names, i -> "c" + i);
        KAnonymity counting = KAnonymity.over(names);
        List<List<Object>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Object[] row = new Object[columns];
            // Short texts that run into each other if borders are lost.
            Arrays.setAll(row, c -> random.nextInt(5) == 0 ? null : "a".repeat(random.nextInt(3)) + random.nextInt(2));
            counting.add(row);
            table.add(Collections.unmodifiableList(Arrays.asList(row)));
        }
        KAnonymity.Report report = counting.report(3);
        Map<List<Object>, Integer> classes = new HashMap<>();
        table.forEach(row -> classes.merge(row, 1, Integer::sum));
        long below = classes.values().stream()
                .filter(count -> count < 3)
                .mapToLong(count -> count)
                .sum();
        assertThat(report.classes()).isEqualTo(classes.size());
        assertThat(report.rowsBelow()).isEqualTo(below);
        assertThat(report.smallestClass())
                .isEqualTo(
                        classes.values().stream().mapToInt(count -> count).min().orElse(0));
    }
}
