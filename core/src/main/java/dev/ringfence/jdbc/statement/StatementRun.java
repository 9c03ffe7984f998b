package dev.ringfence.jdbc.statement;

import java.sql.SQLException;

/** Something that the driver does, and that changes rows. */
@FunctionalInterface
public interface StatementRun {

    /** Does it, and gives the rows changed; -1 for a result set. */
    long run() throws SQLException;
}
