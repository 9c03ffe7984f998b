package dev.ringfence.jdbc.stamp;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks at a sample of a datastore's text columns for values that could be of real people, as against made ones. Asked
 * before a datastore is stamped SANITIZED or SYNTHETIC.
 *
 * <p>A sample proves presence, never absence. Implementations read only, keep no value, and are safe for use by many
 * threads.
 */
@FunctionalInterface
public interface PlausibilityScan {

    /**
     * Looks at the first 1,000 rows, as the database gives them, of every table of a user's that has a text column, for
     * firm findings of {@link dev.ringfence.data.detect.Detector#standard()} that are plausible: e-mail addresses, card
     * numbers, IBANs and telephone numbers. Names and other facts it does not know.
     */
    static PlausibilityScan standard() {
        return TextColumnScan.STANDARD;
    }

    /**
     * Scans the database that the connection is open on.
     *
     * @return the columns in which plausible values were found, empty if none was
     * @throws SQLException if the database fails
     */
    List<SuspectColumn> scan(Connection connection) throws SQLException;

    /**
     * A column in which plausible values were found. Holds counts, never a value.
     *
     * @param table the table's name, with its schema where there is one
     * @param column the column's name
     * @param sampledRows how many rows were looked at
     * @param plausibleRows in how many of them a plausible value was
     */
    record SuspectColumn(String table, String column, int sampledRows, int plausibleRows) {
        /** @throws IllegalArgumentException if no row is plausible, or more are than were sampled */
        public SuspectColumn {
            if (plausibleRows < 1 || plausibleRows > sampledRows) {
                throw new IllegalArgumentException(
                        "'plausibleRows' must be from 1 to " + sampledRows + " but was " + plausibleRows);
            }
        }

        /** Such as {@code customer.email 12 of 1000}. */
        @Override
        public String toString() {
            return table + "." + column + " " + plausibleRows + " of " + sampledRows;
        }
    }
}
