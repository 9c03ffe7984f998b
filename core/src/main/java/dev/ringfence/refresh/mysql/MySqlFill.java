package dev.ringfence.refresh.mysql;

import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.engine.Workers;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the next database, or finds the one that an earlier run left, and fills it; then its keys and numbers. */
final class MySqlFill {
    private final RefreshJob job;
    private final Connection to;
    private final MySqlShadow shadow;
    private final MySqlCheckpoints marks;
    private final RunProgress progress;

    MySqlFill(RefreshJob job, MySqlShadow shadow) {
        this.job = job;
        this.to = job.to();
        this.shadow = shadow;
        this.marks = new MySqlCheckpoints(to, shadow);
        this.progress = new RunProgress(job.plan().tables(), job.progress());
    }

    List<TableResult> run() throws SQLException {
        List<MySqlPiece> pieces = prepared();
        new MySqlTriggers(to, shadow).rehearse(MySqlTrigger.read(to));
        Sanitizer sanitizer = job.sanitizer();
        boolean loads = MySqlLoad.isPossible(to, new TableName("", MySqlEngine.STAMP));
        try (MySqlReaders readers = MySqlReaders.open(job)) {
            Set<TableName> stale = copy(
                    readers,
                    sanitizer,
                    loads,
                    kept(pieces, piece -> piece.written().isPresent()));
            for (TableName table : stale) {
                marks.forget(table);
            }
            for (MySqlPiece piece : pieces) {
                if (!stale.contains(piece.name())) {
                    piece.written().ifPresent(written -> progress.found(piece.name(), written.rows()));
                }
            }
            copy(
                    readers,
                    sanitizer,
                    loads,
                    kept(pieces, piece -> piece.written().isEmpty() || stale.contains(piece.name())).stream()
                            .map(MySqlPiece::unwritten)
                            .toList());
            build(readers.connections().size());
        }
        return job.plan().tables().stream()
                .map(plan -> progress.result(plan.table().name()))
                .toList();
    }

    private static List<MySqlPiece> kept(List<MySqlPiece> pieces, Predicate<MySqlPiece> condition) {
        return pieces.stream().filter(condition).toList();
    }

    private List<MySqlPiece> prepared() throws SQLException {
        if (marks.resumes(job.plan().digest())) {
            return marks.pieces(job.plan().tables());
        }
        shadow.dropWhenFree(to);
        DatabaseEngine.execute(to, "CREATE DATABASE " + TableName.quoted(shadow.next()));
        for (TablePlan plan : job.plan().tables()) {
            shadow.create(to, plan.table().name());
        }
        List<MySqlPiece> pieces =
                MySqlPieces.of(job.from(), job.plan().tables(), job.options().blocks());
        marks.begin(job.plan().digest(), pieces);
        return pieces;
    }

    private Set<TableName> copy(MySqlReaders readers, Sanitizer sanitizer, boolean loads, List<MySqlPiece> pieces)
            throws SQLException {
        MySqlCopy.Work work =
                new MySqlCopy.Work(new ConcurrentLinkedQueue<>(pieces), ConcurrentHashMap.newKeySet(), loads);
        List<MySqlCopy> threads = new ArrayList<>();
        for (Connection source : readers.connections()) {
            if (threads.size() < pieces.size()) {
                threads.add(new MySqlCopy(job, shadow, source, sanitizer, work, progress));
            }
        }
        Workers.run(threads).forEach(ThreadTaps::finished);
        return Set.copyOf(work.stale());
    }

    /** What is there already, of an earlier run, is found so. */
    private void build(int threads) throws SQLException {
        ConcurrentLinkedQueue<TableName> todo = job.plan().tables().stream()
                .map(plan -> plan.table().name())
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, todo.size()); i++) {
            tasks.add(() -> index(todo));
        }
        Workers.run(tasks);
        for (TablePlan plan : job.plan().tables()) {
            job.requireNotCancelled();
            shadow.refer(to, plan.table().name());
            number(plan.table().name());
        }
        sequences();
    }

    private int index(ConcurrentLinkedQueue<TableName> todo) throws SQLException {
        int done = 0;
        try (Connection target = job.target().getConnection()) {
            MySqlSession.begin(target);
            for (TableName table = todo.poll(); table != null; table = todo.poll()) {
                job.requireNotCancelled();
                shadow.index(target, table);
                done++;
            }
            MySqlSession.end(target);
        }
        return done;
    }

    /**
     * Sequences of MariaDB go on where the source's do, but never back: they stand beside the tables, in the target itself,
     * and a gap harms nobody.
     */
    private void sequences() throws SQLException {
        List<String> there = names(to);
        for (String name : names(job.from())) {
            if (there.contains(name)) {
                String quoted = TableName.quoted(name);
                String next = "SELECT next_not_cached_value FROM " + quoted;
                DatabaseEngine.execute(
                        to, "SELECT SETVAL(" + quoted + ", " + TargetChecks.number(job.from(), next) + ", 0)");
            }
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT TABLE_NAME FROM information_schema.TABLES WHERE"
                        + " TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SEQUENCE' ORDER BY 1")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** The next number is the source's; InnoDB takes none that a row has. */
    private void number(TableName table) throws SQLException {
        Optional<String> next = MySqlDefinition.read(job.from(), table).nextNumber();
        if (next.isPresent()) {
            DatabaseEngine.execute(
                    to, "ALTER TABLE " + shadow.next(table).quoted() + " AUTO_INCREMENT = " + next.get());
        }
        try (Statement statement = to.createStatement()) {
            statement.execute("ANALYZE TABLE " + shadow.next(table).quoted());
        }
    }
}
