/**
 * What may I change: {@link dev.ringfence.write.WriteGuard} is the entry, {@link dev.ringfence.write.Write} describes a
 * write, {@link dev.ringfence.write.WritePolicy} holds the limits.
 *
 * <p>A guard takes the same decision at every level. {@link dev.ringfence.write.GuardReport} shows what would have been
 * refused, grouped by rule and statement shape, with the place in the code and the line to paste; at {@code enforce}
 * the same denial is thrown as a {@link dev.ringfence.write.WriteDeniedException}.
 *
 * <p>Where {@code WRITE_UNGUARDED} is held nothing is asked: the policy has no tiers of its own, because rights carry
 * them.
 */
@NullMarked
package dev.ringfence.write;

import org.jspecify.annotations.NullMarked;
