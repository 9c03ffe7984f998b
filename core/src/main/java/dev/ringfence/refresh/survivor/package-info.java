/**
 * How identifying values of a source are remembered as keyed fingerprints in fixed memory, and suspected in a text:
 * {@link dev.ringfence.refresh.survivor.SurvivorMemory} holds them,
 * {@link dev.ringfence.refresh.survivor.SurvivorScan} looks every stretch of words up. Values that come again are known by
 * {@link dev.ringfence.refresh.survivor.CopyMemo} and {@link dev.ringfence.refresh.survivor.TextMemo}, for scans and for
 * transformations. Knows no table; what is suspected is proven in {@code verify}.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.survivor;

import org.jspecify.annotations.NullMarked;
