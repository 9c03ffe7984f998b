package dev.ringfence.jdbc;

import java.sql.SQLException;

/** Something that the driver does, and that changes rows. */
@FunctionalInterface
interface StatementRun {

    /** Does it, and gives the rows changed; -1 for a result set. */
    long run() throws SQLException;
}
