package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link CopyAheadTest} does not ask of it. */
class ReadAheadTest {
    private static final int BLOCKS = 4;

    /** Holds one number; is not full without one. */
    private static final class Numbered implements ReadAhead.Block {
        private int number = -1;
        private boolean urgent;

        @Override
        public boolean isFull() {
            return number >= 0;
        }

        @Override
        public int count() {
            return number >= 0 ? 1 : 0;
        }

        @Override
        public long bytes() {
            return count();
        }

        @Override
        public void clear() {
            number = -1;
        }
    }

    @Test
    void fill_aBlock_isUrgentOnlyWhileNoOtherWaits() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger filled = new AtomicInteger();
        CountDownLatch allFull = new CountDownLatch(1);
        try (ReadAhead<Numbered> ahead = new ReadAhead<>(
                () -> {
                    made.incrementAndGet();
                    return new Numbered();
                },
                (block, demand) -> {
                    block.urgent = demand.isUrgent();
                    block.number = filled.getAndIncrement();
                    if (filled.get() == BLOCKS) {
                        allFull.countDown();
                    }
                })) {
            allFull.await();
            for (int number = 0; number < BLOCKS; number++) {
                Numbered block = ahead.next();
                assertThat(block).isNotNull();
                assertThat(block.number).isEqualTo(number);
                assertThat(block.urgent).as("block %d", number).isEqualTo(number == 0);
            }
        }
        assertThat(made).hasValue(BLOCKS);
    }

    @Test
    void next_ofFewRows_makesOneBlock() throws SQLException {
        AtomicInteger made = new AtomicInteger();
        try (ReadAhead<Numbered> ahead = new ReadAhead<>(
                () -> {
                    made.incrementAndGet();
                    return new Numbered();
                },
                (block, demand) -> {})) {
            assertThat(ahead.next()).isNull();
        }
        assertThat(made).hasValue(1);
    }
}
