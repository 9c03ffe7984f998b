package dev.ringfence.refresh.base;

/**
 * What a refresh may cost where a database can do no better. Neither is ever needed on PostgreSQL, MariaDB, MySQL or H2. A
 * plan that needs one which was not made is refused, and names it. In a job file
 * ({@link dev.ringfence.refresh.RefreshJobFile}) they are the words
 * {@code locked-source} and {@code closed-target} of the member {@code accepting}.
 */
public enum RefreshConcession {
    /**
     * Who writes to the source may have to wait until all of it is read. For databases that show one state of their rows by
     * locking them, as Apache Derby does, and HSQLDB unless its transactions are of the model MVCC or MVLOCKS.
     */
    LOCKED_SOURCE,
    /**
     * The target's rows go before the new ones are all there, in many commits. Meanwhile its stamp says UNVERIFIED, which
     * closes it to applications whose guard of stamps enforces; a run that fails leaves it closed, with rows of either
     * state or none, and is run again. With the same datastores, policy, key and schema that run goes on behind the last
     * commit, at most 16,384 rows back: it reads and transforms what is there once more, and writes a table again, with those
     * that refer to it, if it would not be written the same now. A table without a primary key is gone on with only
     * if the database shows its rows in the order of before. How far it is stands in table
     * {@code "ringfence_refresh_checkpoint"}, which the user must be able to create. For targets that have no room for all of
     * it in one transaction, and for runs too long to begin anew.
     */
    CLOSED_TARGET
}
