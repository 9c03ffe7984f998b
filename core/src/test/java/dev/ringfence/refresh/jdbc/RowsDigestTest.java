package dev.ringfence.refresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.testing.FixedKey;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsDigestTest {
    /** Batches of one column, unlike each other. */
    private static List<Object[]> unlikes() {
        Timestamp moment = Timestamp.from(Instant.parse("2026-10-25T00:30:00.000000001Z"));
        Timestamp next = Timestamp.from(Instant.parse("2026-10-25T00:30:00.000000002Z"));
        // An hour that clocks in Europe show twice.
        Timestamp later = Timestamp.from(Instant.parse("2026-10-25T01:30:00.000000001Z"));
        return List.of(
                new Object[] {null},
                new Object[] {null, null},
                new Object[] {""},
                new Object[] {"null"},
                new Object[] {"ab", "c"},
                new Object[] {"a", "bc"},
                new Object[] {"abc"},
                new Object[] {"?"},
                new Object[] {"\uD83D"},
                new Object[] {"1"},
                new Object[] {1},
                new Object[] {BigDecimal.ONE.setScale(2)},
                new Object[] {new byte[] {1}},
                new Object[] {new byte[] {1, 0}},
                new Object[] {moment},
                new Object[] {next},
                new Object[] {later},
                new Object[] {LocalTime.NOON},
                new Object[] {true},
                new Object[] {new UUID(1, 2)},
                new Object[] {"long ".repeat(50_000)},
                new Object[] {"long ".repeat(50_000) + "."});
    }

    /** Reads what it is given; the result that it reads from is asked for nothing. */
    private record Given(Iterator<Object> values) implements JdbcRows {
        @Override
        public @Nullable Object read(ResultSet row, int index, Column column) {
            return values.next();
        }

        @Override
        public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value) {
            throw new UnsupportedOperationException();
        }
    }

    private static RowBatch batch(Object... values) {
        Column column = new Column("X", "OTHER", Types.OTHER, ValueKind.OTHER, 0, true, false, false);
        RowTransfer transfer = RowTransfer.of(
                new TablePlan.ColumnPlan(column, column, new Treatment.Keep()),
                Transformation.of(new Treatment.Keep(), FixedKey.open(), Integer.MAX_VALUE),
                new Given(Arrays.asList(values).iterator()));
        RowBatch batch = new RowBatch(List.of(transfer), unread -> false);
        ResultSet unasked = (ResultSet) Proxy.newProxyInstance(
                RowsDigestTest.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        try {
            for (int row = 0; row < values.length; row++) {
                batch.add(unasked);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return batch;
    }

    private static Optional<String> digest(RowBatch... batches) {
        RowsDigest digest = new RowsDigest();
        for (RowBatch batch : batches) {
            digest.add(batch, 1);
        }
        return digest.hex();
    }

    @Test
    void hex_unlikeRows_areUnlike() {
        List<Optional<String>> digests =
                unlikes().stream().map(values -> digest(batch(values))).toList();
        assertThat(digests).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    }

    @Test
    void hex_sameRowsAgain_isTheSame() {
        for (Object[] values : unlikes()) {
            assertThat(digest(batch(values))).isEqualTo(digest(batch(Arrays.copyOf(values, values.length))));
        }
    }

    @Test
    void hex_otherOrderOfBatches_isAnother() {
        assertThat(digest(batch("a"), batch("b")))
                .isNotEqualTo(digest(batch("b"), batch("a")))
                .isNotEqualTo(digest(batch("a", "b")));
    }

    /** Two of its values may look alike and not be. */
    @Test
    void hex_valueOfAnUnknownClass_isNone() {
        assertThat(digest(batch(new Object()), batch("known"))).isEmpty();
    }

    @Test
    void next_rowsOfAMark_areSkippedAndThoseBehindWritten() {
        RowTrail first = new RowTrail(BatchCheckpoints.Mark.NONE);
        assertThat(first.next(batch("a", "b"), 1)).isEqualTo(RowTrail.Step.WRITE);
        assertThat(first.next(batch("c"), 1)).isEqualTo(RowTrail.Step.WRITE);
        BatchCheckpoints.Mark mark = first.reached();
        assertThat(mark.rows()).isEqualTo(3);

        RowTrail same = new RowTrail(mark);
        assertThat(same.next(batch("a", "b"), 1)).isEqualTo(RowTrail.Step.SKIP);
        assertThat(same.isShort()).isTrue();
        assertThat(same.next(batch("c"), 1)).isEqualTo(RowTrail.Step.SKIP);
        assertThat(same.isShort()).isFalse();
        assertThat(same.next(batch("d"), 1)).isEqualTo(RowTrail.Step.WRITE);

        RowTrail changed = new RowTrail(mark);
        assertThat(changed.next(batch("a", "x"), 1)).isEqualTo(RowTrail.Step.SKIP);
        assertThat(changed.next(batch("c"), 1)).isEqualTo(RowTrail.Step.BEGIN_ANEW);

        RowTrail more = new RowTrail(mark);
        more.next(batch("a", "b"), 1);
        assertThat(more.next(batch("c", "d"), 1)).isEqualTo(RowTrail.Step.BEGIN_ANEW);
    }

    @Test
    void next_markWithoutADigest_isBegunAnew() {
        RowTrail trail = new RowTrail(new BatchCheckpoints.Mark(1, Optional.empty()));
        assertThat(trail.next(batch("a"), 1)).isEqualTo(RowTrail.Step.BEGIN_ANEW);
    }
}
