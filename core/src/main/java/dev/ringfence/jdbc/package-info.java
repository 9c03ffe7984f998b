/**
 * The database boundary. {@link dev.ringfence.jdbc.DatastoreStamps} says which environment a datastore belongs to and
 * reads it back; {@link dev.ringfence.jdbc.Admission} is the answer for this process.
 *
 * <p>A stamp is one row in an append-only table: schema {@code ringfence}, table {@code datastore_stamp} in PostgreSQL
 * and H2; table {@code ringfence_datastore_stamp} in the connection's own catalog in MariaDB and MySQL, so that it is
 * per database and travels with a dump of that one database. All rows together are the lineage; the last one is
 * current. Each row carries a digest over itself and the row before it, which finds a stamp that was edited by hand. It
 * is no protection against somebody who means to forge one: there is no key in it.
 *
 * <p>A stamp is never evidence of who the process is. The process resolves its environment first, then each datastore
 * is admitted against it, so that a copied database can never promote the process that opens it.
 *
 * <p>What this cannot see: another process, a database shell, a driver used directly; and on MariaDB and MySQL a
 * statement that names another catalog of the same server, because only the connection's own catalog is admitted.
 */
@NullMarked
package dev.ringfence.jdbc;

import org.jspecify.annotations.NullMarked;
