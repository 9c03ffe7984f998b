package dev.ringfence.refresh;

import dev.ringfence.jdbc.DatastoreStamp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the filled tables, with their stamp and attestation, by one RENAME TABLE.
 *
 * <p>No transaction spans tables and stamp here, so the stamp moves with the tables: its table is copied to the next
 * database, the new stamp and the attestation are written to the copies, and the statement that puts the filled tables in
 * the place of the old ones puts those in place too. It is atomic, also when the server dies (MariaDB 10.6, "Atomic DDL";
 * MySQL 8.4, 15.1.1). So at any moment there are the old rows with the old stamp, or the new rows, which were proven before,
 * with the new one. A run that dies before leaves the next database, where nobody looks and no raw row ever was; one that
 * dies after leaves the past one, and is done. What somebody else stamped between the copy and the statement would be lost:
 * then the statement is taken back.
 */
final class MySqlSwap {
    private static final int ATTEMPTS = 3;
    private static final long WAIT_MILLIS = 1_000;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final RefreshJob job;
    private final Connection to;
    private final MySqlShadow shadow;

    MySqlSwap(RefreshJob job, MySqlShadow shadow) {
        this.job = job;
        this.to = job.to();
        this.shadow = shadow;
    }

    DatastoreStamp run(List<RefreshResult.TableResult> tables, List<VerificationResult> verifications)
            throws SQLException {
        List<TableName> ours = present(MySqlEngine.STAMP, MySqlEngine.ATTESTATION);
        DatastoreStamp stamp = signed(ours, tables, verifications);
        shadow.dropPast(to);
        DatabaseEngine.execute(to, "CREATE DATABASE " + TableName.quoted(shadow.past()));
        List<TableName> all = new ArrayList<>(ours);
        job.plan().tables().forEach(plan -> all.add(plan.table().name()));
        rename(statement(all, true));
        if (sequence(shadow.past(new TableName("", MySqlEngine.STAMP))) != stamp.sequence() - 1) {
            rename(statement(all, false));
            throw new BusyException("somebody stamped the target meanwhile");
        }
        return stamp;
    }

    private List<TableName> present(String... names) throws SQLException {
        List<TableName> present = new ArrayList<>();
        try (Statement statement = to.createStatement();
                ResultSet row = statement.executeQuery("SELECT TABLE_NAME FROM information_schema.TABLES WHERE"
                        + " TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ('" + String.join("', '", names)
                        + "') ORDER BY 1")) {
            while (row.next()) {
                present.add(new TableName("", row.getString(1)));
            }
        }
        return present;
    }

    /** Written where the next database is the session's own. */
    private DatastoreStamp signed(
            List<TableName> ours, List<RefreshResult.TableResult> tables, List<VerificationResult> verifications)
            throws SQLException {
        List<TableName> copied = new ArrayList<>(ours);
        // Asked before an attestation is written.
        copied.addAll(present(MySqlEngine.VERSIONS));
        for (TableName table : copied) {
            String next = shadow.next(table).quoted();
            String present = shadow.present(table).quoted();
            DatabaseEngine.execute(to, "DROP TABLE IF EXISTS " + next);
            DatabaseEngine.execute(to, "CREATE TABLE " + next + " LIKE " + present);
            DatabaseEngine.execute(to, "INSERT INTO " + next + " SELECT * FROM " + present);
        }
        to.setCatalog(shadow.next());
        to.setAutoCommit(false);
        boolean committed = false;
        try {
            DatastoreStamp stamp = job.sign(to, tables, verifications);
            to.commit();
            committed = true;
            return stamp;
        } finally {
            if (!committed) {
                to.rollback();
            }
            to.setAutoCommit(true);
            to.setCatalog(shadow.database());
        }
    }

    private String statement(List<TableName> tables, boolean forward) {
        List<String> moves = new ArrayList<>();
        for (TableName table : tables) {
            String present = shadow.present(table).quoted();
            String away = (forward ? shadow.past(table) : shadow.next(table)).quoted();
            String back = (forward ? shadow.next(table) : shadow.past(table)).quoted();
            moves.add(present + " TO " + away);
            moves.add(back + " TO " + present);
        }
        return "RENAME TABLE " + String.join(", ", moves);
    }

    private void rename(String statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                DatabaseEngine.execute(to, statement);
                return;
            } catch (SQLException refused) {
                if (refused.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                    throw refused;
                }
                if (attempt == ATTEMPTS) {
                    throw new BusyException("others hold locks on the target's tables");
                }
                ConnectionLoss.pause(WAIT_MILLIS);
            }
        }
    }

    private long sequence(TableName stamps) throws SQLException {
        return TargetChecks.number(to, "SELECT max(sequence_number) FROM " + stamps.quoted());
    }
}
