package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoLimits;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoSchema;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.sql.ChangeParts;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement and keeps what is needed to take it back, in the transaction of the change.
 *
 * <p>Each attempt takes a savepoint, locks and reads the rows that the statement means, runs it, and proves that the rows
 * which changed are those that were read. If they are not, everything is rolled back to the savepoint and tried again; if
 * they never are, the statement is refused. So what is committed has complete images, also where other sessions write
 * meanwhile. Safe for use by many threads.
 */
public final class UndoCapture {
    public static final int ATTEMPTS = 5;

    /** PostgreSQL's lock_not_available and query_canceled, the standard's time-out. */
    private static final Set<String> WAITED = Set.of("55P03", "57014", "HYT00");

    /** MariaDB's and MySQL's lock wait time-out. */
    private static final int LOCK_WAIT = 1205;

    private final UndoEngine engine;
    private final UndoSchema schema;
    private final UndoScope scope;
    private final UndoLimits limits;
    private final UndoRecorder recorder;
    private final WriteGuard guard;

    public UndoCapture(
            UndoEngine engine,
            UndoSchema schema,
            UndoScope scope,
            UndoLimits limits,
            UndoRecorder recorder,
            WriteGuard guard) {
        this.engine = engine;
        this.schema = schema;
        this.scope = scope;
        this.limits = limits;
        this.recorder = recorder;
        this.guard = guard;
    }

    /**
     * A statement to run.
     *
     * @param sql its text
     * @param runs its parameters; one for each element of a batch
     * @param repeatable true if it can be run again after a rollback to a savepoint
     * @param call runs it, or the batch, and gives the rows counted
     */
    public record Run(String sql, List<UndoParameters> runs, boolean repeatable, StatementRun call) {}

    /**
     * Runs a statement, and keeps what is needed to take it back.
     *
     * @param connection in a transaction
     * @return the rows counted
     * @throws dev.ringfence.write.WriteDeniedException if it cannot be taken back and the guard {@code operations}
     *     enforces; nothing of it is left then
     * @throws SQLException what the statement threw, or a lock that could not be had
     */
    public long run(Connection connection, UndoUnit unit, Run run) throws SQLException {
        UndoScope.Reading reading = scope.of(run.sql());
        UndoObstacle last = null;
        for (int i = 0; i < ATTEMPTS && (last == null || last.passing()); i++) {
            Attempt attempt = new Attempt(connection, unit, reading, run);
            last = attempt.run();
            if (last == null) {
                return attempt.rows;
            }
            if (attempt.ran) {
                // It cannot run again, so it stays as it is, without images.
                refuse(reading, last);
                return attempt.rows;
            }
        }
        refuse(reading, last);
        return run.call().run();
    }

    /** One attempt at a statement. */
    private final class Attempt {
        private final Connection connection;
        private final UndoUnit unit;
        private final UndoScope.Reading reading;
        private final Run run;
        private long rows;
        private boolean failing;
        /** True if the statement ran and was not rolled back. */
        private boolean ran;

        Attempt(Connection connection, UndoUnit unit, UndoScope.Reading reading, Run run) {
            this.connection = connection;
            this.unit = unit;
            this.reading = reading;
            this.run = run;
        }

        /** Null if all went well; otherwise everything was rolled back, unless {@link #ran}. */
        @Nullable
        UndoObstacle run() throws SQLException {
            Savepoint before = connection.setSavepoint();
            Savepoint behind = null;
            try {
                UndoAttempt images = attempt();
                images.before();
                failing = true;
                rows = run.call().run();
                failing = false;
                if (!run.repeatable() && guard.level(Guard.OPERATIONS) != Level.ENFORCE) {
                    behind = connection.setSavepoint();
                }
                if (rows < 0) {
                    throw UndoObstacle.shape("the driver did not tell how many rows it changed");
                }
                List<UndoStep> steps = images.after(rows);
                if (!steps.isEmpty()) {
                    recorder.write(connection, unit, steps);
                }
                connection.releaseSavepoint(before);
                return null;
            } catch (UndoObstacle obstacle) {
                connection.rollback(behind == null ? before : behind);
                ran = behind != null;
                return obstacle;
            } catch (SQLException failure) {
                rollBackTo(behind == null ? before : behind, failure);
                if (failing || waited(failure)) {
                    throw failure;
                }
                guard.error("jdbc.undo", failure);
                ran = behind != null;
                return UndoObstacle.unavailable(failure.getSQLState());
            } catch (RuntimeException | Error failure) {
                rollBackTo(before, failure);
                throw failure;
            }
        }

        private UndoAttempt attempt() throws SQLException, UndoObstacle {
            if (reading.change().isEmpty()) {
                throw UndoObstacle.shape(reading.reason());
            }
            ChangeParts change = reading.change().get();
            for (UndoParameters parameters : run.runs()) {
                if (!parameters.known(change.parameters())) {
                    throw UndoObstacle.shape("its parameters are streams, or were bound before it was to be kept");
                }
            }
            UndoTable table = schema.table(connection, change.table());
            if (table.obstacle().isPresent()) {
                throw UndoObstacle.table(table, table.obstacle().get());
            }
            UndoReader reader = limits.reader(connection, engine, table);
            return switch (change.kind()) {
                case DELETE ->
                    new UndoDeletion(
                            change, run.runs(), table, reader, new UndoCascade(connection, engine, schema, limits));
                case UPDATE -> new UndoUpdate(change, run.runs(), table, reader, scope.dialect());
                default -> new UndoInsertion(connection, engine, change, run.runs(), table, reader);
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
        refuse(
                "A statement that could not be taken back (" + reading.shape() + ")",
                obstacle,
                new Subject(reading.shape(), reading.digest()));
    }

    /** Refuses to change a row through a result set. */
    public void refuseRow() {
        refuse(
                "The change of a row through a result set, which could not be taken back",
                UndoObstacle.shape("the driver changes it by a statement of its own"),
                Subject.named("updatable result set"));
    }

    private void refuse(String what, UndoObstacle obstacle, Subject subject) {
        Decision denied = Decision.denied(new Refusal(
                Guard.OPERATIONS,
                obstacle.rule(),
                what,
                guard.environment().name(),
                List.of(String.valueOf(obstacle.getMessage())),
                "rewrite it so that it can be, or switch undo off for it: UndoLog.builder(...)"));
        guard.apply(denied, subject);
    }
}
