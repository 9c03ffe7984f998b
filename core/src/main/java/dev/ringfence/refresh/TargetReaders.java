package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Threads that read what was written, each with a connection of its own, piece by piece; for rows that are committed where
 * nobody else may look.
 *
 * @param target where connections come from
 * @param threads at most
 * @param blocks of a table that are read in one piece
 */
record TargetReaders(DataSource target, int threads, int blocks) {

    /** What one thread does with the pieces that it takes. */
    interface Reader {
        /** Reads one piece. */
        void read(Connection connection, Chunk piece) throws SQLException;

        /** Called when no piece is left for it. */
        void finish();
    }

    /** Has all pieces read, and answers with the readers, each of which has finished. */
    <R extends Reader> List<R> read(List<Chunk> pieces, Supplier<R> readers) throws SQLException {
        Queue<Chunk> todo = new ConcurrentLinkedQueue<>(pieces);
        List<Callable<R>> tasks = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, pieces.size()); i++) {
            tasks.add(() -> read(todo, readers.get()));
        }
        return Workers.run(tasks);
    }

    private <R extends Reader> R read(Queue<Chunk> todo, R reader) throws SQLException {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Chunk piece = todo.poll(); piece != null; piece = todo.poll()) {
                    reader.read(connection, piece);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        reader.finish();
        return reader;
    }
}
