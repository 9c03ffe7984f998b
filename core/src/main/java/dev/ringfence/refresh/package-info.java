/**
 * The crossing: {@link dev.ringfence.refresh.EnvironmentRefresh} fills a lower environment from production through a
 * policy.
 *
 * <p>A raw row never touches the target: values are transformed between reading and writing, in the process that may
 * hold them. The old rows are deleted, the new ones written, counted and checked, and the stamp is set in one
 * transaction of the target, so that readers see the old state or the new one, and a refresh that dies leaves the old.
 * The source is read in one read-only transaction that sees one state.
 *
 * <p>H2 and PostgreSQL, source and target of the same product. Copied are the rows of tables; views, functions and
 * settings stay the target's own, sequences that no column owns are not advanced, materialized views are not refreshed,
 * and triggers of the target fire. Columns of JSON, XML and arrays can only be kept, or set to NULL.
 */
@NullMarked
package dev.ringfence.refresh;

import org.jspecify.annotations.NullMarked;
