/**
 * What may I change: {@link dev.ringfence.write.WriteGuard} is the entry, {@link dev.ringfence.write.Write} describes a
 * write, {@link dev.ringfence.write.WritePolicy} holds the limits.
 *
 * <p>A guard takes the same decision at every level. {@link dev.ringfence.write.GuardReport} shows what would have been
 * refused, grouped by rule and statement shape, with the place in the code and the line to paste; at {@code enforce}
 * the same denial is thrown as a {@link dev.ringfence.write.WriteDeniedException}.
 *
 * <p>Proofs are requirements too: {@link dev.ringfence.write.Approval} asks for the consent of another person, signed
 * outside the application by {@link dev.ringfence.write.ApproveMain}; {@link dev.ringfence.write.StagingReceipt} for a run of
 * the same operation in staging; both are bound by {@link dev.ringfence.write.WriteDigests}. {@link
 * dev.ringfence.write.BreakGlass} lifts what is open, loudly. What a proof does not prove stands on each.
 *
 * <p>Where {@code WRITE_UNGUARDED} is held nothing is asked: the policy has no tiers of its own, because rights carry
 * them.
 */
@NullMarked
package dev.ringfence.write;

import org.jspecify.annotations.NullMarked;
