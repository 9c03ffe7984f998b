/**
 * What may I change: {@link dev.ringfence.write.WriteGuard} is the entry, {@link dev.ringfence.write.Write} describes a
 * write, {@link dev.ringfence.write.WritePolicy} says what holds, {@link dev.ringfence.write.OperatingModeSwitch} whether
 * anything may be written at all. Annotations are {@link dev.ringfence.write.GuardedWrite} and {@link
 * dev.ringfence.write.UnrestrictedWrite}.
 *
 * <p>Extension points: {@link dev.ringfence.write.Requirement}, registered in {@link dev.ringfence.write.Requirements};
 * {@link dev.ringfence.write.BackupProbe}, of which {@link dev.ringfence.write.PostgresArchive} is one; {@link dev.ringfence.write.FreezeWindow}; {@link
 * dev.ringfence.write.OperatingModeListener}. Ready-made requirements: {@link dev.ringfence.write.Justification}, {@link
 * dev.ringfence.write.BlastRadius}, {@link dev.ringfence.write.RowBudget}, {@link dev.ringfence.write.RecoveryPoint},
 * {@link dev.ringfence.write.DryRunFirst}, {@link dev.ringfence.write.Approval}, {@link
 * dev.ringfence.write.StagingReceipt}.
 *
 * <p>Proofs are requirements too: {@link dev.ringfence.write.Approval} asks for the consent of another person, signed
 * outside the application by {@link dev.ringfence.write.ApproveMain}; {@link dev.ringfence.write.StagingReceipt} for a run of
 * the same operation in staging; both are bound by {@link dev.ringfence.write.WriteDigests}. {@link
 * dev.ringfence.write.BreakGlass} lifts what is open, loudly. What a proof does not prove stands on each.
 *
 * <p>A guard asks, in this order: mode and freeze; the right {@code WRITE_UNGUARDED}, which ends the asking; what the
 * policy requires. It takes the same decision at every level. {@link dev.ringfence.write.GuardReport} shows what would
 * have been refused, grouped by rule and statement shape, with the place in the code and the line to paste; at {@code
 * enforce} the same denial is thrown as a {@link dev.ringfence.write.WriteDeniedException}.
 *
 * <p>Decisions worth keeping. Requirements of all rules add up and limits are those of the first rule that speaks, because
 * a second rule must not take away what the first one asked, while an exception must be able to raise a limit. A freeze
 * stops people and destruction but not released code, because a freeze of the shop's own orders would be the outage. What
 * fails (a store, a requirement, a listener) refuses nothing but destructive writes, and those that name a requirement
 * which calls itself indispensable.
 */
@NullMarked
package dev.ringfence.write;

import org.jspecify.annotations.NullMarked;
