package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.refresh.failure.CancelledException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are read ahead come whole and in order, or what the source failed with does; never too many are held. */
class CopyAheadTest {
    private static byte[] row(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** So many rows, each with its number; asked once more than there are, and not again. */
    private static final class Numbered implements CopyAhead.Rows {
        private final int count;
        private final AtomicInteger asked = new AtomicInteger();

        Numbered(int count) {
            this.count = count;
        }

        @Override
        public byte @Nullable [] next() {
            int number = asked.getAndIncrement();
            if (number > count) {
                throw new IllegalStateException("'next' must not be called behind the last row");
            }
            return number < count ? row(number) : null;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CopyRows.ROWS - 1, CopyRows.ROWS, CopyRows.ROWS + 1, 5 * CopyRows.ROWS, 20_001})
    void next_untilTheEnd_givesEveryRowInOrder(int count) throws SQLException {
        Numbered source = new Numbered(count);
        int expected = 0;
        try (CopyAhead ahead = new CopyAhead(source)) {
            for (CopyRows rows = ahead.next(); rows != null; rows = ahead.next()) {
                assertThat(rows.count()).isBetween(1, CopyRows.ROWS);
                assertThat(rows.bytes()).isEqualTo((long) rows.count() * Integer.BYTES);
                for (int i = 0; i < rows.count(); i++) {
                    assertThat(ByteBuffer.wrap(rows.all()[i]).getInt()).isEqualTo(expected++);
                }
            }
            assertThat(ahead.next()).isNull();
        }
        assertThat(expected).isEqualTo(count);
        assertThat(source.asked).hasValue(count + 1);
    }

    @Test
    void next_ofASourceThatFails_throwsWhatItThrew() throws SQLException {
        for (Throwable thrown : new Throwable[] {
            new SQLException("lost", "08006"),
            new UncheckedIOException(new IOException("lost")),
            new OutOfMemoryError("a row that is too large")
        }) {
            Numbered source = new Numbered(3_000);
            try (CopyAhead ahead = new CopyAhead(() -> source.asked.get() == 2_000 ? failing(thrown) : source.next())) {
                assertThat(ahead.next()).isNotNull();
                assertThatThrownBy(ahead::next).isSameAs(thrown);
                assertThatThrownBy(ahead::next).isSameAs(thrown);
            }
        }
    }

    private static byte[] failing(Throwable thrown) throws SQLException {
        if (thrown instanceof SQLException failure) {
            throw failure;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void next_ofLargeRows_readsNoneBeforeTheLastIsGivenBack() throws SQLException {
        byte[] large = new byte[3 * CopyRows.BYTES];
        AtomicInteger read = new AtomicInteger();
        AtomicInteger givenBack = new AtomicInteger();
        try (CopyAhead ahead = new CopyAhead(() -> {
            if (read.get() > givenBack.get()) {
                throw new IllegalStateException("'next' must not be called while a large row is held");
            }
            return read.incrementAndGet() > 20 ? null : large;
        })) {
            for (int taken = 1; taken <= 20; taken++) {
                CopyRows rows = ahead.next();
                assertThat(rows).isNotNull();
                assertThat(rows.count()).isEqualTo(1);
                givenBack.incrementAndGet();
            }
            assertThat(ahead.next()).isNull();
        }
    }

    @Test
    void close_beforeTheEnd_leavesTheSourceToItsOwner() throws SQLException {
        Numbered source = new Numbered(Integer.MAX_VALUE - 1);
        CopyAhead ahead = new CopyAhead(source);
        assertThat(ahead.next()).isNotNull();
        ahead.close();
        // Nobody reads any more: as many as fit into its blocks were read, and not more.
        assertThat(source.asked.get()).isBetween(CopyRows.ROWS, 5 * CopyRows.ROWS);
    }

    @Test
    void next_inAThreadThatIsInterrupted_endsTheRun() throws SQLException {
        CountDownLatch stuck = new CountDownLatch(1);
        CopyAhead ahead = new CopyAhead(() -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancelledException.class).isThrownBy(ahead::next);
        assertThat(Thread.interrupted()).isTrue();
        stuck.countDown();
        ahead.close();
    }
}
