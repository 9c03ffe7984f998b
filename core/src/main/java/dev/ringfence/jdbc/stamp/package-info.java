/**
 * What a datastore says of itself. Entry: {@link dev.ringfence.jdbc.stamp.DatastoreStamps}, which says which environment a
 * datastore belongs to and reads it back; a {@link dev.ringfence.jdbc.stamp.DatastoreStamp} is what stands there, a {@link
 * dev.ringfence.jdbc.stamp.StampReading} what was found. Extension point: {@link
 * dev.ringfence.jdbc.stamp.PlausibilityScan}.
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
 */
@NullMarked
package dev.ringfence.jdbc.stamp;

import org.jspecify.annotations.NullMarked;
