package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.ResultSet;
import java.sql.SQLException;

/** H2's {@code _ROWID_}, which is a primary key of one whole number where there is one. */
final class H2RowAddresses implements RowAddresses {
    private static final int TOGETHER = 10_000;

    @Override
    public String selected(String prefix) {
        return prefix + "_ROWID_";
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public long read(ResultSet row, int index) throws SQLException {
        return row.getLong(index);
    }

    @Override
    public int together(long[] sorted, int from) {
        return Math.min(TOGETHER, sorted.length - from);
    }

    @Override
    public String condition(String prefix, long[] sorted, int from, int to) {
        StringBuilder condition = new StringBuilder(prefix).append("_ROWID_ IN (");
        for (int i = from; i < to; i++) {
            condition.append(i == from ? "" : ", ").append(sorted[i]);
        }
        return condition.append(')').toString();
    }
}
