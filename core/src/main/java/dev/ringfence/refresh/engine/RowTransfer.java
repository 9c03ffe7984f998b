package dev.ringfence.refresh.engine;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column on its way: read, transformed, bound. NULL stays NULL.
 */
public record RowTransfer(TablePlan.ColumnPlan plan, boolean kept, Transformation transformation, JdbcRows rows) {

    public static RowTransfer of(TablePlan.ColumnPlan plan, Transformation transformation, JdbcRows rows) {
        boolean kept = plan.treatment() instanceof Treatment.Keep;
        return new RowTransfer(plan, kept, transformation, rows);
    }

    /** All columns of a table that are copied. */
    public static List<RowTransfer> of(TablePlan table, Sanitizer sanitizer, JdbcRows rows) {
        return table.columns().stream()
                .map(column -> of(column, ColumnRules.bind(column.treatment(), column.target(), sanitizer), rows))
                .toList();
    }

    /** In both tables. */
    public String name() {
        return plan.source().name();
    }

    @Nullable
    Object read(ResultSet from, int index) throws SQLException {
        return kept ? rows.read(from, index, plan.source()) : rows.readToTransform(from, index, plan.source());
    }

    /** What it is read by in a query. */
    public String expression() {
        return rows.expression(plan.source());
    }

    /** What stands in an INSERT for its value. */
    public String written(String value) {
        return rows.written(plan.target(), kept, value);
    }

    /** Names for a list of columns. */
    public static List<String> quotedNames(List<RowTransfer> columns) {
        return columns.stream().map(column -> TableName.quoted(column.name())).toList();
    }

    void bind(PreparedStatement to, int parameter, @Nullable Object value) throws SQLException {
        rows.bind(to, parameter, plan.target(), value);
    }
}
