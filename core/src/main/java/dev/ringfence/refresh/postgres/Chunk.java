package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.subset.ChosenRows;
import java.util.Optional;

/**
 * A part of a table that is copied, and written, in one piece: the rows of a range of blocks.
 *
 * @param table that the plan speaks of
 * @param relation that holds the rows: the table, or one of its partitions
 * @param file of the relation; another one when the relation was rewritten, and its rows stand elsewhere
 * @param from the first block
 * @param to the block behind the last, or -1 if it goes on to the end
 * @param bytes about how many, for the progress
 * @param chosen the rows that are copied; empty if all of them are
 */
record Chunk(
        TablePlan table, TableName relation, long file, long from, long to, long bytes, Optional<ChosenRows> chosen) {

    /** The rows, for a WHERE; PostgreSQL reads only these blocks (14 and newer: a scan by a range of ctid). */
    String condition() {
        return chosen.map(rows -> rows.condition("")).orElseGet(this::blocks);
    }

    private String blocks() {
        return "ctid >= '(" + from + ",0)'::tid" + (to < 0 ? "" : " AND ctid < '(" + to + ",0)'::tid");
    }
}
