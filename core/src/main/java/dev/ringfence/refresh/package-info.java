/**
 * The crossing: {@link dev.ringfence.refresh.EnvironmentRefresh} fills a lower environment from production through a
 * policy.
 *
 * <p>A raw row never touches the target: values are transformed between reading and writing, in the process that may
 * hold them. All threads read one state of the source, in transactions that write nothing. What is written is out of
 * sight until it is complete and verified; then it is shown with its stamp in one commit, so that readers see the old
 * state or the new one.
 *
 * <p>PostgreSQL 14 and newer: COPY in its text format, several threads, by pieces of tables; columns that are kept are
 * never decoded. New tables of the same definition are filled in schemas that nobody else may use, get indexes, keys and
 * sequences, and take the place of the old ones. With them go owners, grants, comments, triggers, rules, policies,
 * extended statistics and replica identity; views read the new tables, materialized views are made anew and refreshed
 * in that commit, which holds up readers as long. What cannot follow is refused in the plan by name: functions and views
 * that depend on a table or its row type itself, publications of single tables, inheritance other than partitions, typed
 * tables, tables of roles that the user is not in. Triggers do not fire for what is copied. Security labels, and grants
 * that an owner took from itself, are not carried over; functions that only name a table find the new one.
 *
 * <p>A run that dies leaves the pieces it has written. The next run with the same datastores, policy, key and schema
 * takes over those whose rows in the source have not changed since, by their row versions; the result is that of one
 * uninterrupted run from the state that the last run read. Values of the source cannot be read there: they were
 * transformed before.
 *
 * <p>Before the rows are shown they are proven ({@link dev.ringfence.refresh.RefreshChecks}): while the source is read,
 * each value that identifies a person leaves a keyed fingerprint in a Bloom filter of bounded memory; then all columns of
 * the target that can hold text or numbers are read once, every stretch of words is looked up, and what is suspected is
 * compared exactly with the source, which is read again only then. In the same reading, values of columns of pseudonyms
 * must lie in their made space. The proof is signed ({@link dev.ringfence.jdbc.Attestation}), and told as a page ({@link
 * dev.ringfence.refresh.RefreshReport}).
 *
 * <p>H2: one thread, one transaction that deletes and inserts; circles of foreign keys are filled in two steps, and
 * triggers fire.
 *
 * <p>A {@link dev.ringfence.refresh.Subset} copies some rows, and those that they refer to: their addresses are held in
 * memory, the database joins.
 *
 * <p>Source and target are of the same product. Columns of JSON, XML and arrays can only be kept, or set to NULL.
 */
@NullMarked
package dev.ringfence.refresh;

import org.jspecify.annotations.NullMarked;
