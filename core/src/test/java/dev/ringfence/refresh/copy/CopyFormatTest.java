package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.refresh.survivor.CopyMemo;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of COPY in binary: found as they are described, and refused if they are laid out otherwise. */
class CopyFormatTest {
    private final int[][] begin = new int[2][1];
    private final int[][] end = new int[2][1];

    private static byte[] row(int... lengths) {
        ByteBuffer row = ByteBuffer.allocate(64);
        row.putShort((short) lengths.length);
        for (int length : lengths) {
            row.putInt(length);
            row.put(new byte[Math.max(0, Math.min(length, 5))]);
        }
        return Arrays.copyOf(row.array(), row.position());
    }

    @Test
    void locate_aRow_findsItsFields() throws SQLException {
        byte[] row = row(5, -1, 3);
        assertThat(CopyFormat.BINARY.locate(row, 2, begin, end, 0)).isEqualTo(2 + 4 + 5 + 4);
        assertThat(begin[0][0]).isEqualTo(6);
        assertThat(end[0][0]).isEqualTo(11);
        assertThat(end[1][0]).isEqualTo(CopyFormat.NONE);
    }

    @Test
    void locate_anotherLayout_isRefused() {
        for (byte[] row : new byte[][] {row(5), row(5, 9), row(-2, 5), row(Integer.MAX_VALUE, 1), row()}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> CopyFormat.BINARY.locate(row, 2, begin, end, 0))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("08P01"));
        }
    }

    @Test
    void locate_rowsOfText_findsEveryTab() throws SQLException {
        Random random = new Random(20261122);
        int[][] begins = new int[6][1];
        int[][] ends = new int[6][1];
        for (int round = 0; round < 5_000; round++) {
            byte[] row = new byte[6 + random.nextInt(60)];
            for (int i = 0; i < row.length; i++) {
                // What a word of eight bytes could take for a tab: its neighbours, with the highest bit too.
                row[i] = (byte) "\b\u000BAa\u0001\u00FF\u0089\u008A".charAt(random.nextInt(8));
            }
            row[row.length - 1] = '\n';
            List<Integer> expected = new ArrayList<>();
            for (int tab = 0; tab < 5; tab++) {
                row[random.nextInt(row.length - 1)] = '\t';
            }
            for (int i = 0; i < row.length; i++) {
                if (row[i] == '\t' || row[i] == '\n') {
                    expected.add(i);
                }
            }
            int fields = Math.min(6, expected.size());
            int rest = CopyFormat.TEXT.locate(row, fields, begins, ends, 0);
            assertThat(rest).isEqualTo(expected.get(fields - 1) + 1);
            for (int field = 0; field < fields; field++) {
                assertThat(ends[field][0]).isEqualTo(expected.get(field));
                assertThat(begins[field][0]).isEqualTo(field == 0 ? 0 : expected.get(field - 1) + 1);
            }
        }
    }

    @Test
    void memo_ofValuesThatComeAgain_knowsThemAndNoOthers() {
        CopyMemo memo = new CopyMemo(4);
        for (int round = 0; round < 200; round++) {
            for (byte value = 0; value < 20; value++) {
                byte[] cell = {7, value, 7};
                byte[] known = memo.find(cell, 0, 3);
                assertThat(known == null || Arrays.equals(known, new byte[] {value}))
                        .as("value %d", value)
                        .isTrue();
                memo.learn(cell, 0, 3, new byte[] {value}, 0, 1);
                if (round > 0 && known == null) {
                    assertThat(memo.find(cell, 0, 2)).isNull();
                }
            }
        }
    }
}
