package dev.ringfence.jdbc.undo;

import dev.ringfence.audit.Actor;
import dev.ringfence.jdbc.database.OwnTransaction;
import dev.ringfence.jdbc.undo.capture.UndoCapture;
import dev.ringfence.jdbc.undo.capture.UndoUnit;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements of one connection and keeps what is needed to take them back. Without autocommit, all that one writer
 * runs is one entry; with it, each statement is.
 *
 * <p>As a connection, not for use by many threads at once.
 */
public final class UndoWriter {
    private final UndoLog log;
    private final Connection connection;
    private final String operation;
    private final Actor actor;
    private @Nullable UndoUnit unit;

    UndoWriter(UndoLog log, Connection connection, String operation, Actor actor) {
        this.log = log;
        this.connection = connection;
        this.operation = operation;
        this.actor = actor;
    }

    /**
     * Runs a statement.
     *
     * @param parameters as {@link PreparedStatement#setObject(int, Object)} takes them
     * @return the rows changed
     * @throws dev.ringfence.write.WriteDeniedException if it could not be taken back, and the guard enforces; nothing of
     *     it is left then
     */
    public long executeUpdate(String sql, @Nullable Object... parameters) throws SQLException {
        Given given = new Given(parameters);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters.length; i++) {
                given.bind(i, statement, i);
            }
            if (!log.covers(sql, operation)) {
                return statement.executeUpdate();
            }
            boolean own = connection.getAutoCommit();
            UndoUnit into = own || unit == null ? log.newUnit(operation, actor) : unit;
            unit = into;
            UndoCapture.Run run = new UndoCapture.Run(sql, List.of(given), true, statement::executeUpdate);
            return own
                    ? OwnTransaction.get(connection, () -> log.run(connection, into, run))
                    : log.run(connection, into, run);
        }
    }

    /** The id of the entry that the last statement went into; empty if nothing was kept. */
    public Optional<String> id() {
        return Optional.ofNullable(unit).filter(UndoUnit::used).map(UndoUnit::id);
    }

    /** Parameters as they were given. */
    private static final class Given implements UndoParameters {
        private final @Nullable Object[] values;

        Given(@Nullable Object... values) {
            this.values = values.clone();
        }

        @Override
        public boolean known(int count) {
            return values.length >= count;
        }

        @Override
        public void bind(int parameter, PreparedStatement to, int index) throws SQLException {
            to.setObject(index, values[parameter - 1]);
        }
    }
}
