/**
 * What a database tells of itself through plain JDBC: where it stands ({@link dev.ringfence.jdbc.database.Endpoint}), the
 * tables of its users ({@link dev.ringfence.jdbc.database.UserTables}), rows of them by lot ({@link
 * dev.ringfence.jdbc.database.RandomRows}), and where tables of ours stand among them ({@link
 * dev.ringfence.jdbc.database.OwnTables}). Knows no stamp and no guard.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.database;

import org.jspecify.annotations.NullMarked;
