/**
 * The crossing: {@link dev.ringfence.refresh.EnvironmentRefresh} fills a lower environment from production through a
 * policy.
 *
 * <p>A raw row never touches the target: values are transformed between reading and writing, in the process that may
 * hold them. All threads read one state of the source, in transactions that write nothing. What is written is out of
 * sight until it is complete and verified; then it is shown with its stamp in one commit, so that readers see the old
 * state or the new one.
 *
 * <p>PostgreSQL 14 and newer: COPY, several threads, by pieces of tables; columns that are kept are never decoded. Tables
 * cross in binary where all types mean the same in both servers and databases and can be changed so, otherwise as text,
 * which is slower; the plan says which. Between PostgreSQL 14 to 18 versions make no difference but for intervals. Text is left
 * to columns of composite types, of extensions' own types but those made of text, of arrays of enumerations, and to arrays and
 * numbers of fractions that are changed. New tables of the same definition are filled in schemas that nobody else may use, get indexes, keys and
 * sequences, and take the place of the old ones. With them go owners, grants, comments, triggers, rules, policies,
 * extended statistics and replica identity; views read the new tables, materialized views are made anew and refreshed
 * in that commit, which holds up readers as long. What cannot follow is refused in the plan by name: functions and views
 * that depend on a table or its row type itself, rules of views that write to a table, publications of single tables,
 * inheritance other than partitions, also in the source, typed tables, tables and views of roles that the user is not in, and in
 * place materialized views that are not made anew. Timeouts that are set for roles or databases end no refresh. Triggers do not fire for what is copied. Security labels, and grants
 * that an owner took from itself, are not carried over; functions that only name a table find the new one.
 *
 * <p>A run that dies leaves the pieces it has written. The next run with the same datastores, policy, key and schema
 * takes over those whose rows in the source have not changed since, by their row versions; the result is that of one
 * uninterrupted run from the state that the last run read. Values of the source cannot be read there: they were
 * transformed before.
 *
 * <p>Before the rows are shown they are proven ({@link dev.ringfence.refresh.base.RefreshChecks}): while the source is read,
 * each value that identifies a person leaves a keyed fingerprint in a memory of fixed size; then all columns of
 * the target that can hold text or numbers are read once, every stretch of words is looked up, and what is suspected is
 * compared exactly with the source, which is read again only then. In the same reading, values of columns of pseudonyms
 * must lie in their made space. On PostgreSQL the indexes of what was written are built meanwhile; constraints, foreign keys
 * and statistics come behind, then the rest of the checks. The proof is signed ({@link dev.ringfence.jdbc.attestation.Attestation}), and told as a page ({@link
 * dev.ringfence.refresh.report.RefreshReport}).
 *
 * <p>Files that tell of a run are written beside their places and forced to the disk before its commit, and put there behind
 * it; of a run that died in between the next one does that, if the target carries the stamp that they tell of. A connection
 * that is lost while the rows are shown says nothing of them: the target is asked over a new one, and where it does not tell,
 * neither does the refusal.
 *
 * <p>The same stands in a file ({@link dev.ringfence.refresh.RefreshJobFile}) and runs from a command line ({@link
 * dev.ringfence.refresh.RefreshMain}). A copy of production that was restored into staging is sanitized where it stands
 * ({@link dev.ringfence.refresh.EnvironmentRefresh#inPlace}): its own rows are the source, and are gone with the commit.
 *
 * <p>MariaDB 10.6 and newer, and MySQL 8 (which runs the same code, and is not among the databases of the tests): LOAD DATA
 * LOCAL from a stream where driver and server allow it, else batches of inserts, as the plan tells. New tables of the same
 * definition are filled in a database named {@code ringfence_next_} and the target's name, get keys and foreign keys when
 * their rows are there, and take the place of the old ones by one RENAME TABLE, which moves stamp and attestation too: at
 * any moment there are the old rows with the old stamp or the new ones with the new. Several threads read one state of the
 * source: it is locked while they begin, for which its user needs RELOAD; without, or if the lock is not given within two
 * seconds, one thread reads. Sources of less than one piece, 32 MiB, are never locked. A piece of a run that died is read
 * and transformed again, and holds if the same would be written. Views, routines, events and grants go by names and stay;
 * the next numbers and sequences are the source's. Triggers of the target, which RENAME TABLE does not take along, are
 * dropped in the moment before it and made again in the moment behind, with their definers, modes and order; whether this
 * user may is tried before a row is copied, and of a run that dies in between the next one makes them, whichever it is. In
 * place the stamp moves last, when the raw tables are dropped: a run that dies before leaves the copy closed, and the next
 * one turns back or ends it. Rows of a subset are found by their primary keys, or by a digest of all columns where there is
 * none, and read by one thread. Refused by name: keys from or to other databases, tables that are not InnoDB's or keep
 * their history, servers that rename less than all at once. A date that is none, as {@code 0000-00-00}, stays where the
 * column is kept or NOT NULL, else becomes NULL. No table is copied that begins with {@code ringfence_}.
 *
 * <p>H2: one transaction that deletes and inserts; circles of foreign keys are filled in two steps, and triggers fire. One
 * thread reads, another writes, and whichever has less to do transforms; four batches of rows are held at most, of about a
 * MiB each.
 *
 * <p>Any other database whose driver tells of its tables, and that has transactions, the isolation SERIALIZABLE and names in
 * double quotes: the same, of the schema in which a connection begins. HSQLDB and Apache Derby are tested; Oracle, SQL Server
 * and Db2 are written for by their documentation. SQLite is refused, whose columns hold values of any type. What such a
 * database can only do at a price is refused until it is {@linkplain dev.ringfence.refresh.base.RefreshConcession conceded}: to
 * lock the source's rows while they are read, or to replace the target's in many commits behind a stamp that closes it. Of a
 * run that dies the next one goes on behind the last of those commits; in one transaction, as on H2, it begins anew.
 * The database's own rules say whether readers of the target wait or see the old rows meanwhile. No subset, and not in place.
 *
 * <p>A {@link dev.ringfence.refresh.base.Subset} copies some rows, and those that they refer to: their addresses are held in
 * memory, the database joins.
 *
 * <p>{@link dev.ringfence.refresh.file.FileRefresh} does the same to files of CSV and JSON: each column or path a verdict,
 * written beside its place, searched for survivors, moved there at once, attested by its digest.
 *
 * <p>{@link dev.ringfence.refresh.synthetic.SyntheticFill} fills an empty database below production with made rows, from its own
 * schema and a seed, reported on and attested as a refresh is; from a file with {@link
 * dev.ringfence.refresh.synthetic.SyntheticJobFile}.
 *
 * <p>Tables in which Flyway and Liquibase keep their history stay as the target has them, and want no rules.
 *
 * <p>Source and target are of the same product. On PostgreSQL {@code sanitize-text} on a column of JSON follows the policy's
 * rules for paths and keys, and treatments of texts hold for each element of an array of texts. Other columns of JSON, XML
 * and arrays, and UUIDs of MariaDB, can only be kept, or set to NULL.
 *
 * <p>What another engine moves, such as files that Apache Spark reads and writes, is planned by the same rules ({@link
 * dev.ringfence.refresh.dataset.DatasetPlan}), changed column by column ({@link dev.ringfence.refresh.dataset.DatasetTransformation}) and
 * searched for survivors in parts ({@link dev.ringfence.refresh.dataset.DatasetSurvivors}); what of it travels to other processes
 * is Java-serializable, and the key travels as a {@link dev.ringfence.data.KeyReference}.
 *
 * <p>Beside this package the module exports {@link dev.ringfence.refresh.base}, {@link dev.ringfence.refresh.report}, {@link
 * dev.ringfence.refresh.file}, {@link dev.ringfence.refresh.dataset} and {@link dev.ringfence.refresh.synthetic}. The others are no API; from the bottom:
 * {@code survivor} (fingerprints of values), {@code failure}, {@code schema}, {@code subset}, {@code copy} (COPY's formats),
 * {@code plan}, {@code engine} (what a database must answer, and what a run is), {@code verify}, then the engines {@code
 * jdbc}, {@code postgres} and {@code mysql}, and {@code product}, which chooses among them.
 */
@NullMarked
package dev.ringfence.refresh;

import org.jspecify.annotations.NullMarked;
