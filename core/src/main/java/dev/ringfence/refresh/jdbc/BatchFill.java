package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RunProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Replaces the rows of the tables in one transaction of the target, which is the caller's. */
class BatchFill {
    private final RefreshJob job;
    private final List<TableCopy> copies;
    private final RunProgress progress;

    /** Of tables in the order in which they are written. */
    BatchFill(RefreshJob job, List<TableCopy> copies) {
        this.job = job;
        this.copies = List.copyOf(copies);
        this.progress = new RunProgress(job.plan().tables(), job.progress());
    }

    final RefreshJob job() {
        return job;
    }

    final List<TableCopy> copies() {
        return copies;
    }

    final RunProgress progress() {
        return progress;
    }

    /** Writes all rows. */
    final List<TableResult> run() throws SQLException {
        begin();
        for (TableCopy copy : copies) {
            progress.begins(copy.name());
            long begun = System.nanoTime();
            copy(copy);
            progress.took(copy.name(), System.nanoTime() - begun);
        }
        for (TableCopy copy : copies) {
            copy.fillLater(job.from(), job.to());
            step();
        }
        return copies.stream().map(copy -> progress.result(copy.name())).toList();
    }

    /** Empties what is to be filled. */
    void begin() throws SQLException {
        empty(copies);
    }

    /** Fills a table that is empty. */
    void copy(TableCopy copy) throws SQLException {
        copy.copy(job.from(), job.to(), false, (TableCopy.Written) rows -> wrote(copy.name(), rows));
    }

    /** Called when something is written that can stand for itself. */
    void step() throws SQLException {}

    /** Called in the transaction that shows the rows. */
    void end() throws SQLException {}

    /** Called when they were found to be wrong, outside of a transaction. */
    void refuted() throws SQLException {}

    final void wrote(TableName table, long rows) {
        progress.wrote(table, rows, 0);
        job.requireNotCancelled();
    }

    /** Those that refer to others first. What is filled later is unlinked first, in all tables. */
    final void empty(List<TableCopy> some) throws SQLException {
        Connection target = job.to();
        for (TableCopy copy : copies) {
            List<String> later = copy.plan().columnsFilledLater();
            if (!later.isEmpty()) {
                List<String> set = later.stream()
                        .map(name -> TableName.quoted(name) + " = NULL")
                        .toList();
                DatabaseEngine.execute(target, "UPDATE " + copy.name().quoted() + " SET " + String.join(", ", set));
                step();
            }
        }
        List<TableCopy> reversed = new ArrayList<>(some);
        Collections.reverse(reversed);
        for (TableCopy copy : reversed) {
            DatabaseEngine.execute(target, "DELETE FROM " + copy.name().quoted());
            step();
        }
    }
}
