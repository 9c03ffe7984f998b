/**
 * Where databases differ, and what all of them share: {@link dev.ringfence.refresh.engine.DatabaseEngine} is what a
 * product must answer, its {@link dev.ringfence.refresh.engine.Crossing} carries out a
 * {@link dev.ringfence.refresh.engine.RefreshJob} and hands what it wrote to the
 * {@link dev.ringfence.refresh.engine.RefreshProof}. Which engine knows which database is said in {@code product}.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.engine;

import org.jspecify.annotations.NullMarked;
