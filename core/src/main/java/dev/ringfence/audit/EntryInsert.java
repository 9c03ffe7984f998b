package dev.ringfence.audit;

import dev.ringfence.store.StoreSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The one statement that a writer runs: an INSERT that locks nothing and waits for nobody. */
final class EntryInsert {
    private EntryInsert() {}

    static void run(StoreSession session, List<EntryRow> rows) throws SQLException {
        try (PreparedStatement insert = session.prepare("INSERT INTO " + session.table("audit_unsealed") + " ("
                + EntryRow.COLUMNS + ") VALUES (" + EntryRow.PLACES + ")")) {
            if (rows.size() == 1) {
                rows.get(0).set(insert, 1);
                insert.executeUpdate();
                return;
            }
            for (EntryRow row : rows) {
                row.set(insert, 1);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
