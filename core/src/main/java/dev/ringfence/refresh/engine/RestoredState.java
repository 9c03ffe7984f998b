package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What production's safeguards kept beside its rows, and a backup brought along: images of changed rows, names of people
 * in the audit trail, operating mode and receipts. None of it is the copy's own.
 */
public final class RestoredState {
    /** Those that refer to others first. */
    private static final List<String> TABLES =
            List.of("undo_row", "undo_step", "audit_unsealed", "audit_checkpoint", "audit_entry", "state_entry");

    private static final String HEAD = "audit_head";
    /** Before the first entry of a trail. */
    private static final String NO_HASH = "0".repeat(64);

    private RestoredState() {}

    /** Removes it in the caller's transaction, where there are such tables. */
    public static void remove(Connection copy, DatabaseEngine engine) throws SQLException {
        for (String table : TABLES) {
            TableName place = engine.ofSafeguards(table);
            if (exists(copy, place)) {
                DatabaseEngine.execute(copy, engine.emptying(place));
            }
        }
        TableName head = engine.ofSafeguards(HEAD);
        if (exists(copy, head)) {
            DatabaseEngine.execute(
                    copy, "UPDATE " + head.quoted() + " SET sequence_number = 0, entry_hash = '" + NO_HASH + "'");
        }
    }

    private static boolean exists(Connection copy, TableName table) throws SQLException {
        String schema = table.schema().isEmpty() ? null : table.schema();
        try (ResultSet row = copy.getMetaData()
                .getTables(copy.getCatalog(), schema, table.name().replace("_", "\\_"), null)) {
            return row.next();
        }
    }
}
