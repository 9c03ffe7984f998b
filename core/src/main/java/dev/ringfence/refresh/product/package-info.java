/**
 * Which engine knows a database: {@link dev.ringfence.refresh.product.Engines}.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.product;

import org.jspecify.annotations.NullMarked;
