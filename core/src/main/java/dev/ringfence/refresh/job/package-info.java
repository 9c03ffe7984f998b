/**
 * What stands in job files: where they find datastores and secrets, which they never hold ({@link
 * dev.ringfence.refresh.job.DatastoreReference}, {@link dev.ringfence.refresh.job.SecretReference}), who signs, where
 * reports go, and subsets.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.job;

import org.jspecify.annotations.NullMarked;
