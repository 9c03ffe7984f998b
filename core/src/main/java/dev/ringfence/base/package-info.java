/**
 * The floor that every room stands on: {@link dev.ringfence.base.RingfenceException}, the {@link
 * dev.ringfence.base.Guard}s with their {@link dev.ringfence.base.Level}s, and the sealed {@link
 * dev.ringfence.base.Decision}.
 *
 * <p>A decision never depends on a level. The same decision is taken at {@code observe} and at {@code enforce}; the
 * level says whether a denial is only counted and shown, or thrown. So a report of what <em>would</em> have been
 * refused is exactly what will be.
 */
@NullMarked
package dev.ringfence.base;

import org.jspecify.annotations.NullMarked;
