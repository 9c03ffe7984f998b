/**
 * The roof: {@link dev.ringfence.Ringfence} carries all parts in one object, for applications without a framework. Each
 * part can be used alone.
 */
@NullMarked
package dev.ringfence;

import org.jspecify.annotations.NullMarked;
