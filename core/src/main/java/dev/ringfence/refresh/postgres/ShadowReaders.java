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
 * nobody else may look.
 *
 * @param job whose rows they are
 */
record ShadowReaders(RefreshJob job) implements TargetReaders {
    @Override
    public <R extends Reader> List<R> read(List<TablePlan> plans, Supplier<R> readers) throws SQLException {
        List<Chunk> pieces = pieces(plans);
        Queue<Chunk> todo = new ConcurrentLinkedQueue<>(pieces);
        List<Callable<R>> tasks = new ArrayList<>();
        // As many connections as the threads had that copied.
        for (int i = 0; i < Math.min(2 * job.options().parallelism(), pieces.size()); i++) {
            tasks.add(() -> read(todo, readers.get()));
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
