package dev.ringfence.refresh.mysql;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the filled tables, with their stamp and attestation, by one RENAME TABLE.
 *
 * <p>No transaction spans tables and stamp here, so the stamp moves with the tables: its table is copied to the next
 * database, the new stamp and the attestation are written to the copies, and the statement that puts the filled tables in
 * the place of the old ones puts those in place too. It is atomic, also when the server dies (MariaDB 10.6, "Atomic DDL";
 * MySQL 8.4, 15.1.1). So at any moment there are the old rows with the old stamp, or the new rows, which were proven before,
 * with the new one. A run that dies before leaves the next database, where nobody looks and no raw row ever was; what one
 * that dies after leaves is told by {@link MySqlAftermath}. What somebody else stamped between the copy and the statement
 * would be lost: then the statement is taken back.
 *
 * <p>In place the old rows are live, and must be gone when the stamp says so: tables move first, and the stamp when the old
 * ones are dropped. In between the copy is closed, by its old stamp.
 */
final class MySqlSwap {
    private final RefreshJob job;
    private final Connection to;
    private final MySqlShadow shadow;

    MySqlSwap(RefreshJob job, MySqlShadow shadow) {
        this.job = job;
        this.to = job.to();
        this.shadow = shadow;
    }

    DatastoreStamp run(List<TableResult> tables, List<VerificationResult> verifications) throws SQLException {
        List<TableName> ours = shadow.proofs(to, shadow.database());
        DatastoreStamp stamp = signed(ours, tables, verifications);
        shadow.emptyPast(to);
        List<TableName> moved = new ArrayList<>();
        job.plan().tables().forEach(plan -> moved.add(plan.table().name()));
        try {
            exchange(moved, ours, stamp);
        } catch (SQLException failed) {
            if (!ConnectionLoss.is(failed)) {
                throw failed;
            }
            new MySqlLostAnswer(job, shadow, stamp).settle(failed);
        }
        return stamp;
    }

    private void exchange(List<TableName> moved, List<TableName> ours, DatastoreStamp stamp) throws SQLException {
        MySqlTriggers triggers = new MySqlTriggers(to, shadow);
        MySqlAftermath aftermath = new MySqlAftermath(to, shadow);
        triggers.takeAway();
        boolean done = false;
        try {
            if (job.inPlace()) {
                aftermath.turn(moved);
            } else {
                moved.addAll(ours);
                aftermath.show(moved, stamp.sequence() - 1);
            }
            done = true;
        } finally {
            if (!done && !aftermath.isShown()) {
                triggers.makeAgain();
            }
        }
        aftermath.finish(job.engine(), job.options().keepsPrevious());
    }

    /** Written where the next database is the session's own. */
    private DatastoreStamp signed(
            List<TableName> ours, List<TableResult> tables, List<VerificationResult> verifications)
            throws SQLException {
        List<TableName> copied = new ArrayList<>(ours);
        // Asked before an attestation is written.
        if (shadow.has(to, shadow.database(), MySqlEngine.VERSIONS)) {
            copied.add(new TableName("", MySqlEngine.VERSIONS));
        }
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
}
