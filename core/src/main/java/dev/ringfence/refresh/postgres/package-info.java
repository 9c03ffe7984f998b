/**
 * PostgreSQL, 14 and newer: {@link dev.ringfence.refresh.postgres.ShadowCrossing} copies pieces of tables by COPY
 * into schemas that nobody else may use, with checkpoints that outlive the process, and swaps them in one commit.
 * {@code Copy*} transform rows on their way, {@code Shadow*} build what they land in.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.postgres;

import org.jspecify.annotations.NullMarked;
