package dev.ringfence.refresh.postgres;

import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.engine.Workers;
import dev.ringfence.refresh.plan.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes the shadow, or finds the one that an earlier run left, and fills it. */
final class ShadowFill {
    private final RefreshJob job;
    private final Connection to;
    private final RunProgress progress;

    ShadowFill(RefreshJob job) {
        this.job = job;
        this.to = job.to();
        this.progress = new RunProgress(job.plan().tables(), job.progress());
    }

    List<TableResult> run() throws SQLException {
        ShadowCopy.SourceState state = new ShadowCopy.SourceState(
                ShadowStatements.read(job.from(), "SELECT pg_export_snapshot()").get(0), Checkpoints.state(job.from()));
        List<Chunk> chunks =
                Chunks.of(job.from(), job.plan().tables(), job.options().blocks());
        Map<Chunk, Long> written = prepared(chunks);
        copy(state, chunks, written);
        return job.plan().tables().stream()
                .map(plan -> progress.result(plan.table().name()))
                .toList();
    }

    /** The pieces that need not be written, with their rows. */
    private Map<Chunk, Long> prepared(List<Chunk> chunks) throws SQLException {
        ShadowStatements.qualifyNames(to);
        if (Checkpoints.resumes(to, job.plan().digest())) {
            Checkpoints.Done done = Checkpoints.done(job.from(), to, chunks);
            boolean indexed = !Checkpoints.steps(to).isEmpty();
            // Filling a table again whose foreign keys are there already is slower than beginning anew.
            if (!done.lost() && (done.stale().isEmpty() || !indexed)) {
                for (TablePlan stale : done.stale()) {
                    List<Chunk> pieces = chunks.stream()
                            .filter(chunk -> chunk.table().equals(stale))
                            .toList();
                    Checkpoints.forget(to, Shadow.of(stale.table().name()), pieces);
                }
                to.commit();
                return done.rows();
            }
        }
        Checkpoints.clear(to);
        Checkpoints.begin(to, job.plan().digest());
        for (String query : ShadowTables.EMPTY) {
            ShadowStatements.run(to, ShadowStatements.read(to, query));
        }
        to.commit();
        return Map.of();
    }

    private void copy(ShadowCopy.SourceState state, List<Chunk> chunks, Map<Chunk, Long> written) throws SQLException {
        Queue<ShadowCopy.Piece> todo = new ConcurrentLinkedQueue<>();
        for (Chunk chunk : chunks) {
            TableName table = chunk.table().table().name();
            Long rows = written.get(chunk);
            if (rows == null) {
                todo.add(new ShadowCopy.Piece(chunk, false));
            } else {
                progress.found(table, rows);
                // What taps have seen died with the run that showed it to them.
                if (!job.proof().taps().isEmpty()) {
                    todo.add(new ShadowCopy.Piece(chunk, true));
                }
            }
        }
        Sanitizer sanitizer = job.sanitizer();
        CopyLayouts layouts = CopyLayouts.of(job.from(), job.to());
        List<ShadowCopy> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(job.options().parallelism(), todo.size()); i++) {
            threads.add(new ShadowCopy(job, state, sanitizer, layouts, todo, progress));
        }
        // Within a transaction, which holds nothing, the server does not end a session for being idle.
        DatabaseEngine.execute(to, PostgresSession.NO_TIMEOUTS);
        Workers.run(threads).forEach(ThreadTaps::finished);
        to.rollback();
    }
}
