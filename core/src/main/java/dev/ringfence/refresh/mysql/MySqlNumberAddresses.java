package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.Set;

/** The primary key of one whole number, which is where InnoDB keeps a row. What is above those of Java stands for itself below 0. */
final class MySqlNumberAddresses implements RowAddresses {
    /** As much as the optimizers of MariaDB and MySQL still look up one by one. */
    private static final int TOGETHER = 10_000;

    private static final Set<Integer> WHOLE = Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);

    private final Column key;
    private final boolean unsigned;

    private MySqlNumberAddresses(Column key) {
        this.key = key;
        this.unsigned = key.typeName().contains("unsigned");
    }

    /** True if a column holds whole numbers. */
    static boolean isWhole(Column column) {
        return WHOLE.contains(column.jdbcType());
    }

    /** Those of a table; empty if its key is another one. */
    static Optional<RowAddresses> of(Table table) {
        return table.primaryKey().size() != 1
                ? Optional.empty()
                : table.column(table.primaryKey().get(0))
                        .filter(MySqlNumberAddresses::isWhole)
                        .map(MySqlNumberAddresses::new);
    }

    @Override
    public String selected(String prefix) {
        return MySqlRows.text(prefix, key);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public long read(ResultSet row, int index) throws SQLException {
        String number = row.getString(index);
        return unsigned ? Long.parseUnsignedLong(number) : Long.parseLong(number);
    }

    @Override
    public int together(long[] sorted, int from) {
        return Math.min(TOGETHER, sorted.length - from);
    }

    @Override
    public String condition(String prefix, long[] sorted, int from, int to) {
        StringBuilder condition =
                new StringBuilder(prefix).append(TableName.quoted(key.name())).append(" IN (");
        for (int i = from; i < to; i++) {
            condition.append(i == from ? "" : ", ").append(unsigned ? Long.toUnsignedString(sorted[i]) : sorted[i]);
        }
        return condition.append(')').toString();
    }
}
