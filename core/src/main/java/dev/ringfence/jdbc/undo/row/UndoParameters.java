package dev.ringfence.jdbc.undo.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The parameters of a statement about to run, which can be bound to other statements as well. */
public interface UndoParameters {

    /** True if this many parameters can be bound, as often as one likes. */
    boolean known(int count);

    /**
     * Binds a parameter to another statement.
     *
     * @param parameter its number, from 1
     */
    void bind(int parameter, PreparedStatement to, int index) throws SQLException;
}
