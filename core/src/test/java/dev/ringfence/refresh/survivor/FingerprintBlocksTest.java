package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintBlocksTest {

    @Test
    void members_addedByManyThreads_areNeverForgotten() throws InterruptedException {
        FingerprintBlocks blocks = FingerprintBlocks.of(400_000, 1 << 20);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                for (long i = 0; i < 100_000; i++) {
                    blocks.add(i * 4 + thread);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(LongStream.range(0, 400_000).allMatch(blocks::mightContain)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3000, 2", "100000, 8", "100000, 64"})
    void members_addedAndAskedForTogether_areThoseOfEachAlone(int members, int bitsEach) {
        FingerprintBlocks one = FingerprintBlocks.of(members, (long) members * bitsEach / 8);
        FingerprintBlocks many = FingerprintBlocks.of(members, (long) members * bitsEach / 8);
        FingerprintLog.Writer writer = new FingerprintLog(many).writer();
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
        FingerprintBlocks blocks = FingerprintBlocks.of(members, (long) members * bitsEach / 8);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < members; i++) {
            blocks.add(random.nextLong());
        }
        int asked = 4_000_000;
        long taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += blocks.mightContain(random.nextLong()) ? 1 : 0;
        }
        double expected = blocks.falsePositiveRate(members) * asked;
        assertThat((double) taken).isCloseTo(expected, within(5 * Math.sqrt(expected) + 0.1 * expected + 1));
        assertThat(expected).isPositive();
    }

    /** As a set: what is there twice takes no room, and what stands beside one that is full is there too. */
    @ParameterizedTest
    @CsvSource({"500, 4000", "4000, 4000", "40000, 4000", "400000, 4000"})
    void fingerprints_addedAgainAndAgain_areMembersAndAloneAsLongAsThereIsRoom(int different, int room) {
        FingerprintBlocks blocks = FingerprintBlocks.of(room, 1 << 20);
        SplittableRandom random = new SplittableRandom(20261122);
        long[] members = random.longs(different).toArray();
        for (int round = 0; round < 3; round++) {
            Arrays.stream(members).forEach(blocks::add);
        }
        assertThat(Arrays.stream(members).allMatch(blocks::mightContain)).isTrue();
        long strangers = random.longs(100_000).filter(blocks::mightContain).count();
        if (different < room / 4) {
            assertThat(strangers).isZero();
        } else {
            assertThat((double) strangers / 100_000).isCloseTo(blocks.falsePositiveRate(different), within(0.01));
        }
    }

    @Test
    void edges_ofWhatAFingerprintCanBe_areMembersOnlyWhenAdded() {
        FingerprintBlocks blocks = FingerprintBlocks.of(100, 1 << 20);
        // The one whose place is taken by another, since nothing stands for none: the inverse of the mix of 0.
        long[] edges = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x61C8864680B583EBL};
        for (long edge : edges) {
            assertThat(blocks.mightContain(edge)).isFalse();
        }
        for (long edge : edges) {
            blocks.add(edge);
        }
        for (long edge : edges) {
            assertThat(blocks.mightContain(edge)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 300", "300, 9000", "9000, 300", "9000, 9000"})
    void two_oneAddedToTheOther_holdTheMembersOfBoth(int here, int there) {
        SplittableRandom random = new SplittableRandom(7);
        long[] ones = random.longs(here).toArray();
        long[] others = random.longs(there).toArray();
        FingerprintBlocks both = FingerprintBlocks.of(1_000, 1 << 20);
        FingerprintBlocks other = FingerprintBlocks.of(1_000, 1 << 20);
        Arrays.stream(ones).forEach(both::add);
        Arrays.stream(others).forEach(other::add);
        Arrays.stream(ones).limit(50).forEach(other::add);
        both.addAll(other);
        assertThat(Arrays.stream(ones).allMatch(both::mightContain)).isTrue();
        assertThat(Arrays.stream(others).allMatch(both::mightContain)).isTrue();
        if (here + there < 1_000) {
            assertThat(random.longs(100_000).anyMatch(both::mightContain)).isFalse();
        }
        FingerprintBlocks otherSize = FingerprintBlocks.of(2_000, 1 << 20);
        assertThatIllegalArgumentException().isThrownBy(() -> both.addAll(otherSize));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "700", "20000"})
    void blocks_writtenAndRead_answerAlikeAndTakeMore(int members) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        FingerprintBlocks blocks = FingerprintBlocks.of(1_000, 1 << 20);
        long[] all = random.longs(members).toArray();
        Arrays.stream(all).forEach(blocks::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        blocks.writeTo(new DataOutputStream(bytes));
        FingerprintBlocks read =
                FingerprintBlocks.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        long[] more = random.longs(5_000).toArray();
        assertThat(Arrays.stream(more).filter(asked -> read.mightContain(asked) != blocks.mightContain(asked)))
                .isEmpty();
        for (long one : more) {
            blocks.add(one);
            read.add(one);
        }
        assertThat(Arrays.stream(all).allMatch(read::mightContain)).isTrue();
        assertThat(random.longs(20_000).filter(asked -> read.mightContain(asked) != blocks.mightContain(asked)))
                .isEmpty();
        assertThat(members == 0 ? bytes.size() : 0).as("of nothing").isLessThan(100);
    }

    @Test
    void bytes_thatNoBlocksWereWrittenAs_areRefused() {
        byte[] tooMany = new byte[] {0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 11};
        assertThatThrownBy(() -> FingerprintBlocks.readFrom(new DataInputStream(new ByteArrayInputStream(tooMany))))
                .isInstanceOf(InvalidObjectException.class);
        assertThatThrownBy(() -> FingerprintBlocks.readFrom(new DataInputStream(new ByteArrayInputStream(new byte[8]))))
                .isInstanceOf(InvalidObjectException.class);
    }

    @Test
    void memory_isWhatWasAllowedOrLess() {
        assertThat(FingerprintBlocks.of(10_000_000, 64 << 20).sizeBytes()).isBetween((64L << 20) - 100, 64L << 20);
        assertThat(FingerprintBlocks.of(1_000_000, 64 << 20).sizeBytes())
                .as("eight bytes each, and a mark for eight of them")
                .isEqualTo(8_500_000);
        assertThat(FingerprintBlocks.of(0, 64 << 20).sizeBytes()).isLessThanOrEqualTo(512);
        assertThat(FingerprintBlocks.of(0, 64 << 20).falsePositiveRate(0)).isZero();
        assertThat(FingerprintBlocks.of(1_000_000, 64 << 20).falsePositiveRate(1_000_000))
                .as("as many as there is room for")
                .isBetween(1e-10, 3e-8);
        assertThat(FingerprintBlocks.of(1_000_000, 64 << 20).falsePositiveRate(250_000))
                .as("a quarter of that")
                .isLessThan(1e-11);
        assertThatIllegalArgumentException().isThrownBy(() -> FingerprintBlocks.of(-1, 1));
    }
}
