package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoRow;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.sql.ChangeParts;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of a DELETE. As many rows deleted as were locked, and all of those gone, are the same rows.
 */
final class UndoDeletion implements UndoAttempt {
    private final ChangeParts change;
    private final List<UndoParameters> runs;
    private final UndoTable table;
    private final UndoReader reader;
    private final UndoCascade cascade;
    private final Map<List<String>, UndoRow> meant = new LinkedHashMap<>();

    UndoDeletion(
            ChangeParts change, List<UndoParameters> runs, UndoTable table, UndoReader reader, UndoCascade cascade) {
        this.change = change;
        this.runs = runs;
        this.table = table;
        this.reader = reader;
        this.cascade = cascade;
    }

    @Override
    public void before() throws SQLException, UndoObstacle {
        for (UndoParameters parameters : runs) {
            meant.putAll(reader.meant(change, parameters));
        }
        if (!meant.isEmpty()) {
            cascade.take(table, meant);
        }
    }

    @Override
    public List<UndoStep> after(long rows) throws SQLException, UndoObstacle {
        if (rows != meant.size()) {
            throw UndoObstacle.incomplete("other rows were deleted than those whose images were taken");
        }
        return cascade.after();
    }
}
