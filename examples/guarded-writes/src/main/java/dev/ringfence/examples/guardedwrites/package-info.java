/**
 * Every change of production has a reason, a limit, a witness and a way back: {@link
 * dev.ringfence.examples.guardedwrites.GuardedWrites} makes a shop, and changes it in all the ways that a shop is changed
 * by mistake, in a hurry and on purpose.
 *
 * <p>{@link dev.ringfence.examples.guardedwrites.ShopProcess} is how an application puts the parts together.
 */
@NullMarked
package dev.ringfence.examples.guardedwrites;

import org.jspecify.annotations.NullMarked;
