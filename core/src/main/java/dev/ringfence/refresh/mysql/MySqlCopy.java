package dev.ringfence.refresh.mysql;

import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.StalledException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * One thread that copies pieces of tables until none is left, each in a transaction of the target. Pieces that are written
 * already are read again, and held against what was written.
 */
final class MySqlCopy implements Callable<ThreadTaps> {
    private final RefreshJob job;
    private final MySqlShadow shadow;
    private final Connection source;
    private final Sanitizer sanitizer;
    private final Work work;
    private final RunProgress progress;
    private final ThreadTaps taps;

    /**
     * What all threads share.
     *
     * @param todo where they take pieces from
     * @param stale takes the tables of which a written piece is not what it would be now
     * @param loads whether rows are streamed; otherwise they are inserted
     */
    record Work(Queue<MySqlPiece> todo, Set<TableName> stale, boolean loads) {}

    /** A thread that reads what a connection shows of the source. */
    MySqlCopy(
            RefreshJob job,
            MySqlShadow shadow,
            Connection source,
            Sanitizer sanitizer,
            Work work,
            RunProgress progress) {
        this.job = job;
        this.shadow = shadow;
        this.source = source;
        this.sanitizer = sanitizer;
        this.work = work;
        this.progress = progress;
        this.taps = new ThreadTaps(job.proof().taps());
    }

    @Override
    public ThreadTaps call() throws SQLException {
        try (Connection target = job.target().getConnection()) {
            MySqlSession.begin(target);
            target.setAutoCommit(false);
            int timeout = target.getNetworkTimeout();
            // While rows are loaded nothing is read from here.
            target.setNetworkTimeout(Runnable::run, Math.toIntExact(patience().toMillis()));
            boolean done = false;
            try {
                MySqlCheckpoints here = new MySqlCheckpoints(target, shadow);
                for (MySqlPiece piece = work.todo().poll();
                        piece != null;
                        piece = work.todo().poll()) {
                    copy(piece, target, here);
                }
                done = true;
            } catch (SQLException failed) {
                if (StalledException.isBehind(failed)) {
                    throw new StalledException(patience());
                }
                throw failed;
            } finally {
                ConnectionLoss.giveBack(done, () -> {
                    target.rollback();
                    target.setAutoCommit(true);
                    MySqlSession.end(target);
                    target.setNetworkTimeout(Runnable::run, timeout);
                });
            }
        }
        return taps;
    }

    private Duration patience() {
        return job.options().patience();
    }

    private void copy(MySqlPiece piece, Connection target, MySqlCheckpoints here) throws SQLException {
        TableName table = piece.name();
        List<RowTransfer> columns =
                MySqlBytes.of(table, RowTransfer.of(piece.table(), sanitizer, new MySqlRows()), taps, work.loads());
        long begun = System.nanoTime();
        try (MySqlReading reading = new MySqlReading(source, piece, columns, taps)) {
            if (piece.written().isPresent()) {
                compare(piece, reading);
            } else {
                progress.begins(table);
                write(reading, columns, target, piece);
                MySqlPiece.Written written = reading.written();
                here.mark(piece, written);
                target.commit();
            }
        }
        progress.took(table, System.nanoTime() - begun);
    }

    private void compare(MySqlPiece piece, MySqlReading reading) throws SQLException {
        while (reading.next()) {
            job.requireNotCancelled();
        }
        if (!piece.written().equals(Optional.of(reading.written()))) {
            work.stale().add(piece.name());
        }
    }

    private void write(MySqlReading reading, List<RowTransfer> columns, Connection target, MySqlPiece piece)
            throws SQLException {
        TableName into = shadow.next(piece.name());
        if (!work.loads() || columns.isEmpty()) {
            insert(reading, columns, target, into, piece.name());
            return;
        }
        long[] given = new long[1];
        long taken = MySqlLoad.run(target, MySqlLoad.statement(into, columns), new MySqlLoad.Lines() {
            @Override
            CopyOutput more() throws SQLException {
                if (reading.next()) {
                    given[0] += reading.batch().count();
                    told(piece.name(), reading);
                }
                return reading.lines();
            }
        });
        if (taken != given[0]) {
            throw new SQLException("the server took another number of rows than it was given", "HY000");
        }
    }

    private void told(TableName table, MySqlReading reading) {
        job.requireNotCancelled();
        progress.wrote(table, reading.batch().count(), reading.lines().size());
    }

    private void insert(
            MySqlReading reading, List<RowTransfer> columns, Connection target, TableName into, TableName table)
            throws SQLException {
        String insert = "INSERT INTO " + into.quoted() + " (" + String.join(", ", RowTransfer.quotedNames(columns))
                + ") VALUES ("
                + columns.stream().map(column -> column.written("?")).collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement writing = target.prepareStatement(insert)) {
            while (reading.next()) {
                reading.batch().insert(writing, columns.size());
                told(table, reading);
            }
        }
    }
}
