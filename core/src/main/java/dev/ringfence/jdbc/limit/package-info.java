/**
 * How many rows a statement changes: {@link dev.ringfence.jdbc.limit.RowLimit} holds them against the ceilings, by the keys
 * of tables ({@link dev.ringfence.jdbc.limit.TableCatalog}), or by what the server counts ({@link
 * dev.ringfence.jdbc.limit.ChangeCounter}).
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.limit;

import org.jspecify.annotations.NullMarked;
