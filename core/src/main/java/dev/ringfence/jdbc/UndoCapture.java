package dev.ringfence.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.sql.RowChange;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the images of what one connection changes, statement by statement, in the transaction of the change. As a
 * connection, not for use by many threads at once.
 *
 * <p>Each attempt at a statement takes a savepoint, locks and reads the rows that it means, runs it, and proves that the
 * rows which changed are those that were read. If they are not, everything is rolled back to the savepoint and tried
 * again; if they never are, the statement is refused. So what is committed has complete images, also where other
 * sessions write meanwhile.
 */
final class UndoCapture {
    static final int ATTEMPTS = 5;

    /** PostgreSQL's lock_not_available and query_canceled, the standard's time-out. */
    private static final Set<String> WAITED = Set.of("55P03", "57014", "HYT00");

    /** MariaDB's and MySQL's lock wait time-out. */
    private static final int LOCK_WAIT = 1205;

    private final Connection connection;
    private final UndoEngine engine;
    private final UndoSchema schema;
    private final UndoScope scope;
    private final UndoLimits limits;
    private final UndoRecorder recorder;
    private final WriteGuard guard;
    private final Supplier<UndoRecorder.Heading> headings;
    private UndoRecorder.@Nullable Heading heading;
    private UndoRecorder.Tally tally = new UndoRecorder.Tally();

    UndoCapture(
            Connection connection,
            UndoEngine engine,
            UndoSchema schema,
            UndoScope scope,
            UndoLimits limits,
            UndoRecorder recorder,
            WriteGuard guard,
            Supplier<UndoRecorder.Heading> headings) {
        this.connection = connection;
        this.engine = engine;
        this.schema = schema;
        this.scope = scope;
        this.limits = limits;
        this.recorder = recorder;
        this.guard = guard;
        this.headings = headings;
    }

    /** True if a statement has to go through {@link #run}. */
    boolean covers(String sql, String operation) {
        return scope.covers(scope.of(sql), operation);
    }

    /** The id under which this transaction is kept; null if nothing was kept in it so far. */
    @Nullable
    String id() {
        return heading == null ? null : heading.id();
    }

    /** After a commit or a rollback: what follows is kept under an id of its own. */
    void transactionEnded() {
        heading = null;
        tally = new UndoRecorder.Tally();
    }

    /**
     * Runs a statement, and keeps what is needed to take it back.
     *
     * @param sql its text
     * @param runs its parameters; more than one for a batch
     * @param statement runs it, or the batch, on this connection, and gives the rows counted; may be called again after
     *     a rollback to a savepoint
     * @return the rows counted
     * @throws dev.ringfence.write.WriteDeniedException if it cannot be taken back and the guard {@code operations}
     *     enforces; nothing of it is left then
     * @throws SQLException what {@code statement} threw, or a lock that could not be had
     */
    long run(String sql, List<UndoParameters> runs, ConnectionGate.Rows statement) throws SQLException {
        UndoScope.Reading reading = scope.of(sql);
        boolean own = connection.getAutoCommit();
        if (own) {
            connection.setAutoCommit(false);
            transactionEnded();
        }
        boolean done = false;
        try {
            long rows = attempts(reading, runs, statement);
            if (own) {
                connection.commit();
            }
            done = true;
            return rows;
        } finally {
            if (own) {
                if (!done) {
                    connection.rollback();
                    transactionEnded();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private long attempts(UndoScope.Reading reading, List<UndoParameters> runs, ConnectionGate.Rows statement)
            throws SQLException {
        UndoRecorder.Tally before = tally.copy();
        UndoObstacle last = null;
        for (int i = 0; i < ATTEMPTS && (last == null || last.passing()); i++) {
            Savepoint savepoint = connection.setSavepoint();
            Call call = new Call(statement);
            try {
                long rows = once(reading, runs, call);
                connection.releaseSavepoint(savepoint);
                return rows;
            } catch (UndoObstacle obstacle) {
                connection.rollback(savepoint);
                last = obstacle;
            } catch (SQLException failure) {
                if (call.failed || waited(failure)) {
                    rollBackTo(savepoint, failure);
                    throw failure;
                }
                guard.error("jdbc.undo", failure);
                rollBackTo(savepoint, failure);
                last = UndoObstacle.unavailable(failure.getSQLState());
            } catch (RuntimeException | Error failure) {
                rollBackTo(savepoint, failure);
                throw failure;
            } finally {
                // What is not returned was rolled back, the rows of the log with it.
                if (!call.kept) {
                    tally = before.copy();
                }
            }
        }
        refuse(reading, last);
        // Not enforced: it runs as if nothing were kept.
        return statement.run();
    }

    /** Tells a failure of the statement itself from one of ours. */
    private static final class Call {
        private final ConnectionGate.Rows statement;
        boolean failed;
        boolean kept;

        Call(ConnectionGate.Rows statement) {
            this.statement = statement;
        }

        long run() throws SQLException {
            failed = true;
            long rows = statement.run();
            failed = false;
            return rows;
        }
    }

    private long once(UndoScope.Reading reading, List<UndoParameters> runs, Call call)
            throws SQLException, UndoObstacle {
        UndoAttempt attempt = attempt(reading, runs);
        attempt.before();
        long rows = call.run();
        if (rows < 0) {
            throw UndoObstacle.shape("the driver did not tell how many rows it changed");
        }
        List<UndoStep> steps = attempt.after(rows);
        if (!steps.isEmpty()) {
            if (heading == null) {
                heading = headings.get();
            }
            recorder.write(connection, heading, steps, tally);
        }
        call.kept = true;
        return rows;
    }

    private UndoAttempt attempt(UndoScope.Reading reading, List<UndoParameters> runs)
            throws SQLException, UndoObstacle {
        if (reading.change().isEmpty()) {
            throw UndoObstacle.shape(reading.reason());
        }
        RowChange change = reading.change().get();
        UndoTable table = schema.table(connection, change.table());
        if (table.obstacle().isPresent()) {
            throw UndoObstacle.table(table, table.obstacle().get());
        }
        UndoReader reader = limits.reader(connection, engine, table);
        return switch (change.kind()) {
            case DELETE ->
                new UndoDeletion(change, runs, table, reader, new UndoCascade(connection, engine, schema, limits));
            case UPDATE -> new UndoUpdate(change, runs, table, reader, scope.dialect());
            default -> new UndoInsertion(connection, engine, change, runs, table, reader);
        };
    }

    /** A deadlock has rolled back the whole transaction on some servers, the savepoint with it. */
    private void rollBackTo(Savepoint savepoint, Throwable failure) {
        try {
            connection.rollback(savepoint);
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Locks that others hold are no defect of ours: the statement would have met them too. */
    private static boolean waited(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("40")
                || WAITED.contains(state)
                || failure.getErrorCode() == LOCK_WAIT
                || failure instanceof SQLTransientException;
    }

    private void refuse(UndoScope.Reading reading, @Nullable UndoObstacle obstacle) {
        if (obstacle == null) {
            throw new IllegalStateException("'obstacle' must be known where no attempt went through");
        }
        Decision denied = Decision.denied(new Refusal(
                Guard.OPERATIONS,
                obstacle.rule(),
                "A statement that could not be taken back (" + reading.shape() + ")",
                guard.environment().name(),
                List.of(String.valueOf(obstacle.getMessage())),
                "rewrite it so that it can be, or switch undo off for it: UndoLog.builder(...)"));
        guard.apply(denied, new Subject(reading.shape(), reading.digest()));
    }
}
