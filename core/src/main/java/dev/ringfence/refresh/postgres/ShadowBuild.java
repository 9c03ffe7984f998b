package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.Workers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives the filled shadow its indexes, keys, statistics and numbers. Indexes of tables that hold rows are built while the
 * rows are read for their proof: a server that builds one lets everybody read. What locks readers out, as constraints do,
 * comes behind, when nobody reads any more. None of it changes a row. A statement is marked in its own transaction, so
 * that the next run of a refresh that died goes on behind the last one.
 */
final class ShadowBuild {
    private final RefreshJob job;
    private final Queue<String> beside;
    private final Collection<List<String>> constraints;
    private final List<String> keys;
    private final List<String> analyses;

    private ShadowBuild(
            RefreshJob job,
            Queue<String> beside,
            Collection<List<String>> constraints,
            List<String> keys,
            List<String> analyses) {
        this.job = job;
        this.beside = beside;
        this.constraints = constraints;
        this.keys = keys;
        this.analyses = analyses;
    }

    /** What is left to be done of a shadow that is filled. */
    static ShadowBuild of(RefreshJob job) throws SQLException {
        Connection to = job.to();
        ShadowStatements.qualifyNames(to);
        Set<String> done = Checkpoints.steps(to);
        TreeMap<Integer, List<String>> constraints = new TreeMap<>();
        for (String line : ShadowStatements.read(to, ShadowTables.CONSTRAINTS)) {
            int depth = line.indexOf(' ');
            String statement = line.substring(depth + 1);
            if (!done.contains(statement)) {
                constraints
                        .computeIfAbsent(-Integer.parseInt(line.substring(0, depth)), level -> new ArrayList<>())
                        .add(statement);
            }
        }
        ShadowBuild build = new ShadowBuild(
                job,
                new ConcurrentLinkedQueue<>(left(to, ShadowTables.INDEXES_BESIDE_READERS, done)),
                constraints.values(),
                left(to, ShadowTables.FOREIGN_KEYS, done),
                left(to, ShadowTables.ANALYZE, done));
        beAwake(to);
        return build;
    }

    /** Within a new transaction, which holds nothing, the server does not end a session for being idle. */
    private static void beAwake(Connection to) throws SQLException {
        to.rollback();
        DatabaseEngine.execute(to, PostgresSession.NO_TIMEOUTS);
    }

    private static List<String> left(Connection to, String query, Set<String> done) throws SQLException {
        return ShadowStatements.read(to, query).stream()
                .filter(statement -> !done.contains(statement))
                .toList();
    }

    /** How many indexes nobody has begun to build. */
    int waiting() {
        return beside.size();
    }

    /** Builds indexes, one after another, until none waits; several threads may. */
    void beside() throws SQLException {
        run(beside);
    }

    /** Builds what nobody has begun, and all that locks readers out: nobody may read the shadow any more. */
    void behind() throws SQLException {
        Connection to = job.to();
        beAwake(to);
        int threads = job.options().parallelism();
        run(beside, threads);
        for (List<String> ofLevel : constraints) {
            run(new ConcurrentLinkedQueue<>(ofLevel), threads);
        }
        // Two at a time could wait for each other.
        run(new ConcurrentLinkedQueue<>(keys), 1);
        run(new ConcurrentLinkedQueue<>(analyses), threads);
        to.rollback();
        ShadowStatements.qualifyNames(to);
        ShadowStatements.run(to, ShadowSequences.ofColumns(job.from(), to));
        to.commit();
    }

    private void run(Queue<String> todo, int threads) throws SQLException {
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
