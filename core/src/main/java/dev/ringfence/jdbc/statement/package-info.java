/**
 * What is known of a statement before it runs: {@link dev.ringfence.jdbc.statement.StatementRules} make of its text a
 * {@link dev.ringfence.jdbc.statement.Verdict} with its {@link dev.ringfence.jdbc.statement.StatementEffect}. Extension
 * point: {@link dev.ringfence.jdbc.statement.StatementImage}, which stands around statements that change rows.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.statement;

import org.jspecify.annotations.NullMarked;
