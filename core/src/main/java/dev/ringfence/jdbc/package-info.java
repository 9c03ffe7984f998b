/**
 * The database boundary. Entry: {@link dev.ringfence.jdbc.GuardedDataSource}, which admits each connection and asks a
 * {@link dev.ringfence.write.WriteGuard} about each statement. {@link dev.ringfence.jdbc.DatastoreStamps} says which
 * environment a datastore belongs to and reads it back, also from a command line ({@link
 * dev.ringfence.jdbc.StampMain}); {@link dev.ringfence.jdbc.Admission} is the answer for this process. Extension points:
 * {@link dev.ringfence.jdbc.AdmissionListener} and {@link dev.ringfence.jdbc.PlausibilityScan}.
 *
 * <h2>Stamps</h2>
 *
 * <p>A stamp is one row in an append-only table: schema {@code ringfence}, table {@code datastore_stamp} in PostgreSQL
 * and H2; table {@code ringfence_datastore_stamp} in the connection's own catalog in MariaDB and MySQL, so that it is
 * per database and travels with a dump of that one database. All rows together are the lineage; the last one is
 * current. Each row carries a digest over itself and the row before it, which finds a stamp that was edited by hand. It
 * is no protection against somebody who means to forge one: there is no key in it, and the end of a lineage can be cut
 * off.
 *
 * <p>A stamp is never evidence of who the process is. The process resolves its environment first, then each datastore
 * is admitted against it, so that a copied database can never promote the process that opens it.
 *
 * <h2>Statements</h2>
 *
 * <p>The delegates are two halves. {@code Forwarding...} is written by a generator in the test tree and checked in; it
 * forwards, and wraps what leads back to a connection. {@code Guarded...} is written by hand and decides. A statement is
 * analysed once for each text. Where the process holds {@code WRITE_UNGUARDED} and the datastore leaves it standing, an
 * ordinary statement costs two field reads.
 *
 * <p>Rows are counted by the driver's update counts. Where the guard {@code rows} enforces and autocommit is on, a
 * statement whose text does not bound its rows below the ceiling runs in a transaction of its own, so that nothing past
 * the ceiling is committed; in a transaction, one that passes the ceiling leaves nothing to do but to roll back. What
 * changes rows without telling how many, a data change in a WITH, RETURNING, several changes in one text, is refused
 * there unless permitted.
 *
 * <p>What this cannot see: another process, a database shell, a driver used directly; rows changed inside procedures,
 * triggers and by cascades; and on MariaDB and MySQL a statement that names another catalog of the same server, because
 * only the connection's own catalog is admitted.
 */
@NullMarked
package dev.ringfence.jdbc;

import org.jspecify.annotations.NullMarked;
