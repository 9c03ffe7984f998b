package dev.ringfence.refresh;

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
 * <tr><td>{@code ringfence_job}</td><td>the filled tables are out of sight</td><td>goes on filling</td></tr>
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
        return shadow.has(target, shadow.next(), TURNING) || shadow.has(target, shadow.next(), SHOWN);
    }

    /**
     * Shows tables with their stamp.
     *
     * @param sequence of the stamp that they replace
     */
    void show(List<MySqlMove> moves, long sequence) throws SQLException {
        MySqlRename forth = new MySqlRename().and(mark(MySqlCheckpoints.JOB), mark(SHOWN));
        moves.forEach(move -> forth.and(move.forth(shadow)));
        forth.run(target);
        if (replaced() != sequence) {
            MySqlRename back = new MySqlRename().and(mark(SHOWN), mark(MySqlCheckpoints.JOB));
            moves.forEach(move -> back.and(move.back(shadow)));
            back.run(target);
            throw new BusyException("somebody stamped the target meanwhile");
        }
    }

    /** Puts tables in their place in a copy whose stamp still says that it is raw. */
    void turn(List<MySqlMove> moves) throws SQLException {
        MySqlRename forth = new MySqlRename().and(mark(MySqlCheckpoints.JOB), mark(TURNING));
        moves.forEach(move -> forth.and(move.forth(shadow)));
        forth.run(target);
        new MySqlRename().and(mark(TURNING), mark(SHOWN)).run(target);
    }

    /** Takes up what a run that died left; false if there is nothing. */
    boolean recover(DatabaseEngine engine) throws SQLException {
        if (shadow.has(target, shadow.next(), SHOWN)) {
            finish(engine, false);
            return true;
        }
        if (!shadow.has(target, shadow.next(), TURNING)) {
            return false;
        }
        MySqlRename back = new MySqlRename().and(mark(TURNING), mark(MySqlCheckpoints.JOB));
        MySqlMove.remembered(target, shadow).forEach(move -> back.and(move.back(shadow)));
        back.run(target);
        return true;
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
        new MySqlTriggers(target, shadow).make();
        List<MySqlMove> moves = MySqlMove.remembered(target, shadow);
        List<MySqlMove> proofs = shadow.proofs(target, shadow.next());
        if (!proofs.isEmpty()) {
            for (MySqlMove move : moves) {
                DatabaseEngine.execute(
                        target, "DROP TABLE IF EXISTS " + move.away(shadow).quoted());
            }
            RestoredState.remove(target, engine);
            stamp(proofs);
        }
        if (keepsPrevious) {
            for (MySqlMove move : moves) {
                if (move.parked().isPresent()) {
                    new MySqlRename()
                            .and(move.away(shadow), shadow.past(move.table()))
                            .run(target);
                }
            }
        } else {
            dropParked(moves);
            shadow.dropPast(target);
        }
        shadow.drop(target);
    }

    void dropParked(List<MySqlMove> moves) throws SQLException {
        for (MySqlMove move : moves) {
            if (move.parked().isPresent()) {
                DatabaseEngine.execute(
                        target, "DROP TABLE IF EXISTS " + move.away(shadow).quoted());
            }
        }
    }

    /** In place: when the live rows are gone. The new stamp follows upon the one that it was signed beside. */
    private void stamp(List<MySqlMove> proofs) throws SQLException {
        long signed = sequence(shadow.next(new TableName("", MySqlEngine.STAMP)));
        MySqlRename forth = new MySqlRename();
        proofs.forEach(move -> forth.and(move.forth(shadow)));
        forth.run(target);
        if (replaced() != signed - 1) {
            MySqlRename back = new MySqlRename();
            proofs.forEach(move -> back.and(move.back(shadow)));
            back.run(target);
            shadow.drop(target);
            throw new UnfinishedException("somebody stamped the copy meanwhile, so that its stamp does not say that its rows"
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
