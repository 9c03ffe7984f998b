package dev.ringfence.refresh.subset;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where rows stand, as a number for each, as long as a connection sees one state of the database: how a database that has
 * such addresses finds rows again without their keys. For one thread.
 */
public interface RowAddresses {
    /**
     * What to select of a row.
     *
     * @param prefix of the table: empty, or an alias and a dot
     */
    String selected(String prefix);

    /** How many columns that is. */
    int width();

    /** The address that begins at a column of a result. */
    long read(ResultSet row, int index) throws SQLException;

    /** How many rows stand there: more than one only where they are the same in every column. */
    default int rows(long address) {
        return 1;
    }

    /** How many addresses from an index on, of which each is larger than the one before, one condition can name. */
    int together(long[] sorted, int from);

    /** The rows at addresses that can stand together, for a WHERE. */
    String condition(String prefix, long[] sorted, int from, int to);
}
