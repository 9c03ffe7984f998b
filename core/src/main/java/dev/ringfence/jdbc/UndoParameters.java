package dev.ringfence.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The parameters of a statement about to run, which can be bound to other statements as well. */
@FunctionalInterface
interface UndoParameters {
    /** A statement without parameters. */
    UndoParameters NONE = (parameter, to, index) -> {
        throw new SQLException("parameter " + parameter + " is not bound", "07001");
    };

    /**
     * Binds a parameter to another statement.
     *
     * @param parameter its number, from 1
     * @throws SQLException if it is not bound, or can be read only once, as a stream
     */
    void bind(int parameter, PreparedStatement to, int index) throws SQLException;

    /** Values as {@link PreparedStatement#setObject(int, Object)} takes them. */
    static UndoParameters of(Object... values) {
        return (parameter, to, index) -> {
            if (parameter > values.length) {
                NONE.bind(parameter, to, index);
            }
            to.setObject(index, values[parameter - 1]);
        };
    }
}
