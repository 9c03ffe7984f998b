package dev.ringfence.jdbc.undo.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the catalog of a database answers, asked with texts. Stateless. */
final class UndoQuery {
    private UndoQuery() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of the answer. */
    static <T> List<T> all(Connection connection, String sql, Reader<T> reader, @Nullable String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        }
    }

    /** The first row of the answer. */
    static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, @Nullable String... parameters)
            throws SQLException {
        return all(connection, sql, reader, parameters).stream().findFirst();
    }

    /** True if the answer begins with true. */
    static boolean holds(Connection connection, String sql, @Nullable String... parameters) throws SQLException {
        return first(connection, sql, row -> row.getBoolean(1), parameters).orElse(false);
    }
}
