/**
 * The database boundary. Entry: {@link dev.ringfence.jdbc.GuardedDataSource}, which admits each connection and asks a
 * {@link dev.ringfence.write.WriteGuard} about each statement. {@link dev.ringfence.jdbc.StampMain} stamps a datastore
 * from a command line; {@link dev.ringfence.jdbc.UrlDataSource} opens one by its URL.
 *
 * <p>Beside this package the module exports {@link dev.ringfence.jdbc.stamp}, {@link dev.ringfence.jdbc.attestation}, {@link
 * dev.ringfence.jdbc.admission}, {@link dev.ringfence.jdbc.inventory} and {@link dev.ringfence.jdbc.undo}. The others are no
 * API; from the bottom: {@code database} (what plain JDBC tells), {@code live} (values that are stopped), {@code statement}
 * (what a text would do), {@code limit} (how many rows), {@code gate} (what each statement passes), {@code delegate} (what
 * java.sql hands out).
 *
 * <h2>Statements</h2>
 *
 * <p>A statement is analysed once for each text. Where the process holds {@code WRITE_UNGUARDED} and the datastore leaves it standing, an
 * ordinary statement costs two field reads.
 *
 * <p>Rows are counted by the driver's update counts. Where the guard {@code rows} enforces, a statement of autocommit that
 * could pass the ceiling runs in a transaction of its own, which costs one round trip more (two more in MariaDB); it
 * cannot pass it, and costs none, if its text writes its rows out, or means few by LIMIT or all columns of a unique key.
 * Keys are read from the catalog when a table first needs them and kept for ten minutes. In a transaction, a statement
 * that passes the ceiling leaves nothing to do but to roll back, unless {@link
 * dev.ringfence.jdbc.GuardedDataSource.Builder#survivingRefusals} was chosen.
 *
 * <p>Where no update count tells, the server's own counts are read before and after: in PostgreSQL {@code
 * pg_stat_xact_user_tables}, for a data change in a WITH, RETURNING, DO, CALL and foreign keys that cascade; in MariaDB
 * the session's handler counts, for RETURNING and several changes in one text. Two round trips more, for these statements
 * only. TRUNCATE falsifies the first, so a text in which it may have happened is refused; so is a CALL outside of
 * PostgreSQL, and a delete there that cascades to tables with more rows than are left. A permission of the rule {@code
 * rows.not-counted} lets a shape pass uncounted. At observe none of this is asked, since it would cost queries: only what
 * the driver tells is held against the ceilings.
 *
 * <p>Operating mode and freeze are asked before each statement that writes, also where the right is held; reads pass, and
 * so does SELECT ... FOR UPDATE, which locks and changes nothing. Where the guard {@code operations} enforces, the session
 * of PostgreSQL, MariaDB and MySQL is made read-only besides, so that a function cannot write in a query. What {@code
 * setReadOnly} says is never relied upon.
 *
 * <p>In a dry run everything is rolled back when the write ends; see {@link dev.ringfence.write.Write#asDryRun}. A commit
 * within it does nothing; one of a transaction that began before is refused, and so is, whatever the level is, a statement
 * that could end the transaction. Not rolled back are numbers of sequences and what functions do elsewhere. Each
 * connection is rolled back by itself, and none sees what another one did. Savepoints are set for dry runs within a
 * transaction, for audit entries, for what an undo log keeps, and where a transaction is to survive refusals: PostgreSQL keeps 64 subtransactions of a transaction in memory that others see
 * at once, and becomes slower beyond.
 *
 * <p>What this cannot see: another process, a database shell, a driver used directly; rows changed inside triggers, in
 * functions that a query calls, and outside of PostgreSQL by cascades; and on MariaDB and MySQL a statement that names
 * another catalog of the same server, because only the connection's own catalog is admitted.
 */
@NullMarked
package dev.ringfence.jdbc;

import org.jspecify.annotations.NullMarked;
