package dev.ringfence.refresh.postgres;

import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyAhead;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyRows;
import dev.ringfence.refresh.copy.PostgresCopy;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.plan.TablePlan;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One thread that copies pieces of tables until none is left, while another one reads ahead for it. A piece whose
 * connections are lost is tried again on new ones, {@value #ATTEMPTS} times in all: the state of the source stays as long
 * as the connection that showed it first.
 */
final class ShadowCopy implements Callable<ThreadTaps> {
    private static final int ATTEMPTS = 4;

    private final RefreshJob job;
    private final SourceState state;
    private final Sanitizer sanitizer;
    private final CopyLayouts layouts;
    private final Queue<Piece> todo;
    private final RunProgress progress;
    private final ThreadTaps taps;
    private @Nullable Current current;
    private @Nullable PostgresSession session;

    ShadowCopy(
            RefreshJob job,
            SourceState state,
            Sanitizer sanitizer,
            CopyLayouts layouts,
            Queue<Piece> todo,
            RunProgress progress) {
        this.job = job;
        this.state = state;
        this.sanitizer = sanitizer;
        this.layouts = layouts;
        this.todo = todo;
        this.progress = progress;
        this.taps = new ThreadTaps(job.proof().taps());
    }

    /**
     * The state of the source that all threads read.
     *
     * @param snapshot by which other connections see it
     * @param youngest by which changes since are known
     */
    record SourceState(String snapshot, String youngest) {}

    /**
     * What a thread takes from the queue.
     *
     * @param written whether it is there already, and only the taps are to see it
     */
    record Piece(Chunk chunk, boolean written) {}

    @Override
    public ThreadTaps call() throws SQLException {
        try {
            for (Piece piece = todo.poll(); piece != null; piece = todo.poll()) {
                persist(piece);
            }
        } finally {
            close();
        }
        return taps;
    }

    private void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private PostgresSession session() throws SQLException {
        if (session == null) {
            session = new PostgresSession(job.source(), job.target(), state.snapshot());
        }
        return session;
    }

    private void persist(Piece piece) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Told told = new Told();
            long begun = System.nanoTime();
            try {
                if (!(attempt > 1
                        && !piece.written()
                        && Checkpoints.isMarked(session().target(), piece.chunk()))) {
                    copy(piece, told);
                }
                progress.took(piece.chunk().table().table().name(), System.nanoTime() - begun);
                return;
            } catch (SQLException failed) {
                close();
                if (!ConnectionLoss.is(failed)
                        || failed instanceof PostgresSession.SnapshotLostException
                        || attempt == ATTEMPTS) {
                    throw failed;
                }
                progress.lost(piece.chunk().table().table().name(), told.rows, told.bytes);
                ConnectionLoss.waitAfter(attempt, failed);
            }
        }
    }

    /** What the progress was told of a piece. */
    private static final class Told {
        private long rows;
        private long bytes;
    }

    private void copy(Piece piece, Told told) throws SQLException {
        Chunk chunk = piece.chunk();
        TableName table = chunk.table().table().name();
        Current now = current(chunk.table());
        String query = now.statement().select() + " FROM " + chunk.relation().quoted() + " WHERE " + chunk.condition();
        CopyFormat format = now.statement().format();
        CopyBatch batch = now.batch();
        if (piece.written()) {
            show(query, format, batch);
            return;
        }
        progress.begins(table);
        session().beginWriting();
        try (PostgresCopy.Source in = new PostgresCopy.Source(session().source(), query, format);
                CopyAhead ahead = new CopyAhead(in::next);
                PostgresCopy.Target out = new PostgresCopy.Target(
                        session().target(), now.statement().into(), format)) {
            ConnectionLoss.cutIfExhausted(
                    () -> write(ahead, batch, out, table, told),
                    session().source(),
                    session().target());
        }
        Checkpoints.mark(session().target(), chunk, state.youngest(), told.rows);
        session().target().commit();
    }

    private long write(CopyAhead ahead, CopyBatch batch, PostgresCopy.Target out, TableName table, Told told)
            throws SQLException {
        for (CopyRows rows = ahead.next(); rows != null; rows = ahead.next()) {
            job.requireNotCancelled();
            batch.write(rows, out);
            told.rows += rows.count();
            told.bytes += rows.bytes();
            progress.wrote(table, rows.count(), rows.bytes());
        }
        long taken = out.end();
        if (taken != told.rows) {
            throw new SQLException("the server took another number of rows than it was given", "08P01");
        }
        return taken;
    }

    /**
     * The table that was copied last: pieces of one table come one after another, and what is known of its values is
     * kept as long.
     */
    private record Current(TablePlan table, CopyStatement statement, CopyBatch batch) {}

    private Current current(TablePlan table) {
        Current last = current;
        if (last != null && last.table().equals(table)) {
            return last;
        }
        CopyStatement statement =
                CopyStatement.of(table, Shadow.of(table.table().name()), sanitizer, layouts, taps);
        Current next = new Current(table, statement, new CopyBatch(statement.format(), statement.columns()));
        current = next;
        return next;
    }

    private void show(String query, CopyFormat format, CopyBatch batch) throws SQLException {
        try (PostgresCopy.Source in = new PostgresCopy.Source(session().source(), query, format);
                CopyAhead ahead = new CopyAhead(in::next)) {
            ConnectionLoss.cutIfExhausted(() -> show(ahead, batch), session().source());
        }
    }

    private long show(CopyAhead ahead, CopyBatch batch) throws SQLException {
        long shown = 0;
        for (CopyRows rows = ahead.next(); rows != null; rows = ahead.next()) {
            job.requireNotCancelled();
            batch.show(rows);
            shown += rows.count();
        }
        return shown;
    }
}
