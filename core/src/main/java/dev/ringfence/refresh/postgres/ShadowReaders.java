package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.TargetReaders;
import dev.ringfence.refresh.engine.Workers;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.plan.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Threads that read what was written, each with a connection of its own, piece by piece; for rows that are committed where
 * nobody else may look. As many of them as copy build indexes first, while the others read: together they have no more
 * connections than the threads had that copied.
 *
 * @param job whose rows they are
 * @param build has the indexes that are left to be built
 */
record ShadowReaders(RefreshJob job, ShadowBuild build) implements TargetReaders {
    @Override
    public <R extends Reader> List<R> read(List<TablePlan> plans, Supplier<R> readers) throws SQLException {
        List<Chunk> pieces = pieces(plans);
        Queue<Chunk> todo = new ConcurrentLinkedQueue<>(pieces);
        List<Callable<R>> tasks = new ArrayList<>();
        int copied = job.options().parallelism();
        int builders = Math.min(copied, build.waiting());
        for (int i = 0; i < Math.min(2 * copied, builders + pieces.size()); i++) {
            boolean builds = i < builders;
            tasks.add(() -> {
                if (builds) {
                    build.beside();
                }
                return read(todo, readers.get());
            });
        }
        return Workers.run(tasks);
    }

    /** Not through the run's own connection, by which others may measure at the same time. */
    private List<Chunk> pieces(List<TablePlan> plans) throws SQLException {
        try (Connection connection = job.target().getConnection()) {
            return Chunks.ofTarget(connection, plans, Shadow::of, job.options().blocks());
        }
    }

    private <R extends Reader> R read(Queue<Chunk> todo, R reader) throws SQLException {
        try (Connection connection = job.target().getConnection()) {
            CellReader cells = job.engine().cells(connection);
            connection.setAutoCommit(false);
            DatabaseEngine.execute(connection, PostgresSession.NO_TIMEOUTS);
            boolean done = false;
            try {
                for (Chunk piece = todo.poll(); piece != null; piece = todo.poll()) {
                    String from = piece.relation().quoted() + " WHERE " + piece.condition();
                    reader.read(piece.table(), (plan, columns, each) -> cells.read(connection, from, columns, each));
                    // Nothing is held that somebody who builds could wait for.
                    connection.rollback();
                    DatabaseEngine.execute(connection, PostgresSession.NO_TIMEOUTS);
                }
                done = true;
            } finally {
                ConnectionLoss.giveBack(done, () -> {
                    connection.rollback();
                    connection.setAutoCommit(true);
                });
            }
        }
        reader.finish();
        return reader;
    }
}
