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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes the shadow, or finds the one that an earlier run left, and fills it; then its indexes, keys and sequences. */
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
        build();
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
        beAwake();
        Workers.run(threads).forEach(ThreadTaps::finished);
        to.rollback();
    }

    /** Within a transaction, which holds nothing, the server does not end a session for being idle. */
    private void beAwake() throws SQLException {
        DatabaseEngine.execute(to, PostgresSession.NO_TIMEOUTS);
    }

    private void build() throws SQLException {
        ShadowStatements.qualifyNames(to);
        Set<String> done = Checkpoints.steps(to);
        TreeMap<Integer, List<String>> indexes = new TreeMap<>();
        ShadowStatements.read(to, ShadowTables.INDEXES).forEach(line -> {
            int depth = line.indexOf(' ');
            indexes.computeIfAbsent(-Integer.parseInt(line.substring(0, depth)), level -> new ArrayList<>())
                    .add(line.substring(depth + 1));
        });
        List<String> keys = ShadowStatements.read(to, ShadowTables.FOREIGN_KEYS);
        List<String> analyses = ShadowStatements.read(to, ShadowTables.ANALYZE);
        to.rollback();
        beAwake();
        for (List<String> ofLevel : indexes.values()) {
            run(ofLevel, done, job.options().parallelism());
        }
        // Two at a time could wait for each other.
        run(keys, done, 1);
        run(analyses, done, job.options().parallelism());
        to.rollback();
        ShadowStatements.qualifyNames(to);
        ShadowStatements.run(to, ShadowSequences.ofColumns(job.from(), to));
        to.commit();
    }

    private void run(List<String> statements, Set<String> done, int threads) throws SQLException {
        Queue<String> todo = new ConcurrentLinkedQueue<>(statements);
        todo.removeAll(done);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, todo.size()); i++) {
            tasks.add(() -> run(todo));
        }
        Workers.run(tasks);
    }

    private int run(Queue<String> todo) throws SQLException {
        int ran = 0;
        try (Connection connection = job.target().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (String statement = todo.poll(); statement != null; statement = todo.poll()) {
                    job.requireNotCancelled();
                    DatabaseEngine.execute(connection, PostgresSession.NO_TIMEOUTS);
                    DatabaseEngine.execute(connection, statement);
                    Checkpoints.mark(connection, statement);
                    connection.commit();
                    ran++;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return ran;
    }
}
