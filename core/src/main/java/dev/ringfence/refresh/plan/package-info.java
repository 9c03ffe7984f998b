/**
 * What a refresh would do: {@link dev.ringfence.refresh.plan.PlanMaker} finds a treatment for each column or the rule
 * that is missing, {@link dev.ringfence.refresh.plan.PlannedRefresh} holds all of it,
 * {@link dev.ringfence.refresh.plan.RefreshAdmission} says whether the two datastores may meet at all.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.plan;

import org.jspecify.annotations.NullMarked;
