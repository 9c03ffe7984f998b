package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column on its way: read, transformed, bound. NULL stays NULL.
 */
record RowTransfer(TablePlan.ColumnPlan plan, boolean kept, Transformation transformation, JdbcRows rows) {

    static RowTransfer of(TablePlan.ColumnPlan plan, Transformation transformation, JdbcRows rows) {
        boolean kept = plan.treatment() instanceof Treatment.Keep;
        return new RowTransfer(plan, kept, transformation, rows);
    }

    /** In both tables. */
    String name() {
        return plan.source().name();
    }

    @Nullable
    Object read(ResultSet from, int index) throws SQLException {
        Column source = plan.source();
        if (!kept && source.kind() == ValueKind.TEXT) {
            return from.getString(index);
        }
        return !kept && source.kind() == ValueKind.DATE
                ? JdbcRows.readDate(from, index, source)
                : rows.read(from, index, source);
    }

    /** Names for a list of columns. */
    static List<String> quotedNames(List<RowTransfer> columns) {
        return columns.stream().map(column -> TableName.quoted(column.name())).toList();
    }

    void bind(PreparedStatement to, int parameter, @Nullable Object value) throws SQLException {
        rows.bind(to, parameter, plan.target(), value);
    }
}
