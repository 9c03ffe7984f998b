/**
 * Databases of which JDBC tells enough: one transaction, or many behind a stamp that closes the target, filled in
 * batches ({@link dev.ringfence.refresh.jdbc.BatchCrossing}). What of a closed target is filled is marked in it, so
 * that the next run goes on ({@link dev.ringfence.refresh.jdbc.ClosedFill}). {@link dev.ringfence.refresh.jdbc.H2Engine} knows more
 * of its database, {@link dev.ringfence.refresh.jdbc.JdbcEngine} no more than the driver says.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.jdbc;

import org.jspecify.annotations.NullMarked;
