package dev.ringfence.refresh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCountsTest {
    private static final int TOP = 10;

    /** Against a map, with hashes in a row and zero among them, and with such as differ in their highest bits alone. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 3", "40, 9", "5000, 12", "40000, 7", "40000, 40000"})
    void add_manyHashes_areCountedAsByAMap(int hashes, int different) {
        Random random = new Random(hashes + different);
        Map<Long, Integer> expected = new HashMap<>();
        ValueCounts counts = new ValueCounts();
        for (int i = 0; i < hashes; i++) {
            long number = (long) (different * Math.pow(random.nextDouble(), 3));
            long hash = number % 2 == 0 ? number : number << 40;
            expected.merge(hash, 1, Integer::sum);
            counts.add(hash);
        }
        assertThat(counts.different()).isEqualTo(expected.size());
        assertThat(counts.mostFrequent(TOP))
                .isEqualTo(expected.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(TOP)
                        .mapToLong(Integer::longValue)
                        .sum());
    }
}
