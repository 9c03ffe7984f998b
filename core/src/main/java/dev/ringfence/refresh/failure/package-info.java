/**
 * Why a run ends early: each {@link dev.ringfence.refresh.failure.RunFailure} names its rule, and
 * {@link dev.ringfence.refresh.failure.RefreshFailures} makes of it, or of what a driver threw, the refusal that the
 * caller sees. No message holds a value of a row.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.failure;

import org.jspecify.annotations.NullMarked;
