package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedBloomFilterTest {

    @Test
    void members_addedByManyThreads_areNeverForgotten() throws InterruptedException {
        BlockedBloomFilter filter = BlockedBloomFilter.of(400_000, 1 << 20);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                for (long i = 0; i < 100_000; i++) {
                    filter.add(i * 4 + thread);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (long i = 0; i < 400_000; i++) {
            assertThat(filter.mightContain(i)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"3000, 2", "100000, 8", "100000, 64"})
    void members_addedAndAskedForTogether_areThoseOfEachAlone(int members, int bitsEach) {
        BlockedBloomFilter one = BlockedBloomFilter.of(members, (long) members * bitsEach / 8);
        BlockedBloomFilter many = BlockedBloomFilter.of(members, (long) members * bitsEach / 8);
        BlockedBloomFilter.Writer writer = many.writer();
        SplittableRandom random = new SplittableRandom(20261122);
        long[] asked = new long[2 * members];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = random.nextLong();
            if (i % 2 == 0) {
                one.add(asked[i]);
                writer.add(asked[i]);
            }
        }
        writer.flush();
        int[] found = new int[asked.length];
        int count = many.mightContain(asked, asked.length, found);
        assertThat(Arrays.copyOf(found, count))
                .containsExactly(IntStream.range(0, asked.length)
                        .filter(i -> one.mightContain(asked[i]))
                        .toArray());
        assertThat(count).isGreaterThanOrEqualTo(members);
        assertThat(many.mightContain(asked, 0, found)).isZero();
    }

    /** Measured rates against the formula of the paper, from crowded to roomy; 5 sigma and 10 % for its simplification. */
    @ParameterizedTest
    @CsvSource({"200000, 4", "200000, 6", "200000, 8", "200000, 12", "200000, 16", "100000, 24"})
    void strangers_takenForMembers_areAsManyAsTheTheorySays(int members, int bitsEach) {
        BlockedBloomFilter filter = BlockedBloomFilter.of(members, (long) members * bitsEach / 8);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < members; i++) {
            filter.add(random.nextLong());
        }
        int asked = 4_000_000;
        long taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += filter.mightContain(random.nextLong()) ? 1 : 0;
        }
        double expected = filter.falsePositiveRate(members) * asked;
        assertThat((double) taken).isCloseTo(expected, within(5 * Math.sqrt(expected) + 0.1 * expected + 1));
        assertThat(expected).isPositive();
    }

    @Test
    void memory_isWhatWasAllowedOrLess() {
        assertThat(BlockedBloomFilter.of(10_000_000, 64 << 20).sizeBytes()).isEqualTo(64 << 20);
        assertThat(BlockedBloomFilter.of(1_000_000, 64 << 20).sizeBytes()).isEqualTo(8_000_000);
        assertThat(BlockedBloomFilter.of(0, 64 << 20).sizeBytes()).isLessThanOrEqualTo(512);
        assertThat(BlockedBloomFilter.of(0, 64 << 20).falsePositiveRate(0)).isZero();
        assertThat(BlockedBloomFilter.of(1_000_000, 64 << 20).falsePositiveRate(1_000_000))
                .as("eight bytes each")
                .isBetween(1e-10, 3e-8);
        assertThatIllegalArgumentException().isThrownBy(() -> BlockedBloomFilter.of(-1, 1));
    }
}
