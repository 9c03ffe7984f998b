/**
 * What is proven of the rows that were written: counts and keys ({@link dev.ringfence.refresh.verify.TargetChecks}),
 * survivors ({@link dev.ringfence.refresh.verify.SurvivorCheck}), made ranges, shapes
 * ({@link dev.ringfence.refresh.verify.ShapeComparison}) and anonymity.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.verify;

import org.jspecify.annotations.NullMarked;
