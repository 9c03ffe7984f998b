package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RestoredState;
import dev.ringfence.refresh.failure.BusyException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.UnfinishedException;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The steps that exchange tables, and what follows them, each of which a later run of any policy can take up. A table of the
 * next database tells by its name how far a run came, and is renamed by the statement that takes the step.
 *
 * <table>
 * <caption>What a run that died leaves to the next one</caption>
 * <tr><th>name</th><th>what is so</th><th>the next run</th></tr>
 * <tr><td>{@code ringfence_job}</td><td>the filled tables are out of sight, and triggers may be missing</td><td>makes
 * them again, and goes on filling</td></tr>
 * <tr><td>{@code ringfence_turning}</td><td>in place: filled tables are in sight, live ones in the past database, all
 * closed by the stamp</td><td>turns back, and goes on from there</td></tr>
 * <tr><td>{@code ringfence_shown}</td><td>the filled tables stay</td><td>makes triggers, drops old tables, in place shows
 * the stamp</td></tr>
 * </table>
 */
record MySqlAftermath(Connection target, MySqlShadow shadow) {
    private static final String TURNING = "ringfence_turning";
    private static final String SHOWN = "ringfence_shown";

    private TableName mark(String name) {
        return new TableName(shadow.next(), name);
    }

    /** True if the next database must stay, whatever happened. */
    boolean isBegun() throws SQLException {
        return isShown() || shadow.has(target, shadow.next(), MySqlTriggers.TABLE);
    }

    /** True if the filled tables are in sight. */
    boolean isShown() throws SQLException {
        return shadow.has(target, shadow.next(), TURNING) || isToStay();
    }

    /** True if they stay there, and something is left to be done. */
    boolean isToStay() throws SQLException {
        return shadow.has(target, shadow.next(), SHOWN);
    }

    /**
     * Shows tables with their stamp.
     *
     * @param sequence of the stamp that they replace
     */
    void show(List<TableName> tables, long sequence) throws SQLException {
        new MySqlRename(shadow)
                .and(mark(MySqlCheckpoints.JOB), mark(SHOWN))
                .forth(tables)
                .run(target);
        if (replaced() != sequence) {
            new MySqlRename(shadow)
                    .and(mark(SHOWN), mark(MySqlCheckpoints.JOB))
                    .back(tables)
                    .run(target);
            throw new BusyException("somebody stamped the target meanwhile");
        }
    }

    /** Puts tables in their place in a copy whose stamp still says that it is raw. */
    void turn(List<TableName> tables) throws SQLException {
        new MySqlRename(shadow)
                .and(mark(MySqlCheckpoints.JOB), mark(TURNING))
                .forth(tables)
                .run(target);
        new MySqlRename(shadow).and(mark(TURNING), mark(SHOWN)).run(target);
    }

    /** Takes up what a run that died left; false if there is nothing. */
    boolean recover(DatabaseEngine engine) throws SQLException {
        if (isToStay()) {
            finish(engine, false);
            return true;
        }
        boolean turning = shadow.has(target, shadow.next(), TURNING);
        if (turning) {
            new MySqlRename(shadow)
                    .and(mark(TURNING), mark(MySqlCheckpoints.JOB))
                    .back(shadow.pastTables(target))
                    .run(target);
        }
        return new MySqlTriggers(target, shadow).makeAgain() || turning;
    }

    /** What is done when the filled tables are to stay; done twice, it is done once. */
    void finish(DatabaseEngine engine, boolean keepsPrevious) throws SQLException {
        try {
            follow(engine, keepsPrevious);
        } catch (SQLException failed) {
            if (ConnectionLoss.is(failed)) {
                throw failed;
            }
            // Messages of the server quote statements.
            throw new UnfinishedException(
                    "triggers are to be made, or old tables to be dropped: error " + failed.getErrorCode());
        }
    }

    private void follow(DatabaseEngine engine, boolean keepsPrevious) throws SQLException {
        new MySqlTriggers(target, shadow).makeAgain();
        List<TableName> proofs = shadow.proofs(target, shadow.next());
        if (!proofs.isEmpty()) {
            shadow.emptyPast(target);
            RestoredState.remove(target, engine);
            stamp(proofs);
        }
        if (!keepsPrevious) {
            shadow.dropPast(target);
        }
        shadow.drop(target);
    }

    /** In place: when the live rows are gone. The new stamp follows upon the one that it was signed beside. */
    private void stamp(List<TableName> proofs) throws SQLException {
        long signed = sequence(shadow.next(new TableName("", MySqlEngine.STAMP)));
        new MySqlRename(shadow).forth(proofs).run(target);
        if (replaced() != signed - 1) {
            new MySqlRename(shadow).back(proofs).run(target);
            shadow.drop(target);
            throw new UnfinishedException(
                    "somebody stamped the copy meanwhile, so that its stamp does not say that its rows"
                            + " are sanitized");
        }
    }

    private long replaced() throws SQLException {
        return sequence(shadow.past(new TableName("", MySqlEngine.STAMP)));
    }

    private long sequence(TableName stamps) throws SQLException {
        return TargetChecks.number(target, "SELECT max(sequence_number) FROM " + stamps.quoted());
    }
}
