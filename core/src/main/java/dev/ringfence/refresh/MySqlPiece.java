package dev.ringfence.refresh;

import java.util.Optional;

/**
 * A part of a table that is copied, and written, in one piece.
 *
 * @param table that it is of
 * @param number in the table, from 0
 * @param condition its rows, for a WHERE
 * @param written what an earlier run left, empty if the piece is not there
 */
record MySqlPiece(TablePlan table, int number, String condition, Optional<Written> written) {

    /**
     * A piece that is there.
     *
     * @param digest of the rows as they were written: SHA-256, 64 hexadecimal digits
     */
    record Written(long rows, String digest) {}

    TableName name() {
        return table.table().name();
    }

    MySqlPiece unwritten() {
        return new MySqlPiece(table, number, condition, Optional.empty());
    }
}
