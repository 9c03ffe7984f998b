/**
 * Which rows come along when some are chosen: {@link dev.ringfence.refresh.subset.SubsetClosure} follows the foreign
 * keys until nothing is added, and keeps the {@link dev.ringfence.refresh.subset.RowAddresses} of what comes, in
 * memory.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.subset;

import org.jspecify.annotations.NullMarked;
