/**
 * What a statement would do, from its text alone: {@link dev.ringfence.sql.SqlAnalyzer} reads SQL and answers with a
 * {@link dev.ringfence.sql.StatementAnalysis}, a {@link dev.ringfence.sql.Statement} for everything that would run,
 * each with its {@link dev.ringfence.sql.Kind} and its {@link dev.ringfence.sql.Where}. {@link
 * dev.ringfence.sql.TextCache} remembers the answers.
 *
 * <p>No database is asked, no grammar is required to match. The text is cut into tokens by the rules of its {@link
 * dev.ringfence.sql.Dialect}, into statements at their separators, and each statement is judged by its verb and its
 * top-level clauses. General SQL parsers reject a good part of what real servers accept; a guard that cannot read an
 * honest statement is switched off, and one that guesses is worse. So whatever is not understood is {@link
 * dev.ringfence.sql.Kind#UNKNOWN}, which counts as a write without limits.
 *
 * <p>The condition of a change is judged by what it says of every row, in SQL's three-valued logic. Its columns,
 * parameters and calls become variables; the constants that they are compared with part their values into regions; and
 * every combination of those is tried, null among them. So {@code x < 5 OR NOT x < 5} is seen through however it is
 * spelled, and {@code x <> 1} passes. {@link dev.ringfence.sql.Where} tells what holds for every row, what for every row
 * but those with nulls, and what for none. Whether a column may be null is not in the text: a condition of the second kind
 * counts as none, since nobody selects rows by it. What the data alone makes true, such as {@code id > 0}, is a condition.
 *
 * <p>What the text cannot show is not claimed: what a function, a trigger, a cascade or a view does, and how many rows
 * a condition selects. The server's settings that change how text is read ({@code standard_conforming_strings = off},
 * {@code NO_BACKSLASH_ESCAPES}) are assumed to have their defaults.
 *
 * <p>Every step is linear in the length of the text and recursion is bounded, whatever the text. Nothing here prints a
 * literal: {@link dev.ringfence.sql.StatementAnalysis#shape()} is the printable form.
 */
@NullMarked
package dev.ringfence.sql;

import org.jspecify.annotations.NullMarked;
