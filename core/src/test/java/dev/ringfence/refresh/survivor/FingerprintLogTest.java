package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintLogTest {

    /** Few of them, so many that parts are drained on the way, and more than there is room for; with repetitions. */
    @ParameterizedTest
    @CsvSource({"10, 1000", "1000, 1000", "60000, 100000", "700000, 1000000", "300000, 2000"})
    void fingerprints_writtenByTwoThreads_areThoseAddedOneByOne(int count, int room) throws InterruptedException {
        FingerprintBlocks expected = FingerprintBlocks.of(room, 1 << 24);
        FingerprintBlocks blocks = FingerprintBlocks.of(room, 1 << 24);
        FingerprintLog log = new FingerprintLog(blocks);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            int seed = t;
            threads.add(new Thread(() -> {
                FingerprintLog.Writer writer = log.writer();
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < count; i++) {
                    writer.add(fingerprint(random, i));
                }
                writer.flush();
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long missing = 0;
        for (int seed = 0; seed < 2; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < count; i++) {
                long fingerprint = fingerprint(random, i);
                expected.add(fingerprint);
                missing += blocks.mightContain(fingerprint) ? 0 : 1;
            }
        }
        assertThat(missing).isZero();
        // In which order members come decides nothing.
        long[] strangers = new SplittableRandom(99).longs(50_000).toArray();
        assertThat(Arrays.stream(strangers).filter(blocks::mightContain))
                .containsExactlyElementsOf(Arrays.stream(strangers)
                        .filter(expected::mightContain)
                        .boxed()
                        .toList());
    }

    private static long fingerprint(SplittableRandom random, int i) {
        long drawn = random.nextLong();
        return i % 3 == 0 ? drawn & 0xFFFF : drawn;
    }

    @Test
    void writer_flushed_writesOn() {
        FingerprintBlocks blocks = FingerprintBlocks.of(10_000, 1 << 20);
        FingerprintLog.Writer writer = new FingerprintLog(blocks).writer();
        for (long round = 0; round < 3; round++) {
            for (long i = 0; i < 2_000; i++) {
                writer.add((round << 32) | i);
            }
            writer.flush();
            long begin = round << 32;
            assertThat(LongStream.range(begin, begin + 2_000).allMatch(blocks::mightContain))
                    .isTrue();
        }
    }
}
