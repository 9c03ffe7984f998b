package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.subset.ChosenRows;
import java.util.Optional;

/**
 * A part of a table that is copied, and written, in one piece.
 *
 * @param table that it is of
 * @param number in the table, from 0
 * @param range its rows, for a WHERE; empty if they are chosen
 * @param chosen its rows of a subset
 * @param written what an earlier run left, empty if the piece is not there
 */
record MySqlPiece(TablePlan table, int number, String range, Optional<ChosenRows> chosen, Optional<Written> written) {

    /**
     * A piece that is there.
     *
     * @param digest of the rows as they were written: SHA-256, 64 hexadecimal digits
     */
    record Written(long rows, String digest) {}

    TableName name() {
        return table.table().name();
    }

    /** Its rows, for a WHERE. Made when it is asked for: of a subset it is long. */
    String condition() {
        return chosen.map(rows -> rows.condition("")).orElse(range);
    }

    MySqlPiece unwritten() {
        return new MySqlPiece(table, number, range, chosen, Optional.empty());
    }

    MySqlPiece written(Written there) {
        return new MySqlPiece(table, number, range, chosen, Optional.of(there));
    }
}
