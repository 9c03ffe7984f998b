/**
 * What a database looks like: a {@link dev.ringfence.refresh.schema.Table} with its columns and keys, the order in
 * which tables are filled ({@link dev.ringfence.refresh.schema.CopyOrder}), and how rows are read and bound through
 * JDBC ({@link dev.ringfence.refresh.schema.JdbcRows}).
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.schema;

import org.jspecify.annotations.NullMarked;
