package dev.ringfence.jdbc;

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
    private final UndoCapture capture;
    private final Connection connection;
    private final String operation;
    private @Nullable String last;

    UndoWriter(UndoCapture capture, Connection connection, String operation) {
        this.capture = capture;
        this.connection = connection;
        this.operation = operation;
    }

    /**
     * Runs a statement.
     *
     * @param parameters as {@link PreparedStatement#setObject(int, Object)} takes them
     * @return the rows changed
     * @throws dev.ringfence.write.WriteDeniedException if it could not be taken back, and the guard enforces; nothing of
     *     it is left then
     */
    public long executeUpdate(String sql, Object... parameters) throws SQLException {
        UndoParameters binder = UndoParameters.of(parameters);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters.length; i++) {
                binder.bind(i, statement, i);
            }
            if (!capture.covers(sql, operation)) {
                return statement.executeUpdate();
            }
            long rows = capture.run(sql, List.of(binder), statement::executeUpdate);
            last = capture.id();
            return rows;
        }
    }

    /** The id of the entry that the last statement went into; empty if nothing was kept. */
    public Optional<String> id() {
        return Optional.ofNullable(last);
    }
}
