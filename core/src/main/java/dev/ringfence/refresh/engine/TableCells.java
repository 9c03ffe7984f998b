package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import java.sql.SQLException;
import java.util.List;

/** Shows the cells of a table. */
@FunctionalInterface
public interface TableCells {
    /**
     * Shows each cell of some columns.
     *
     * @param columns in this order
     */
    void read(TablePlan plan, List<Column> columns, CellReader.Cells cells) throws SQLException;
}
