/**
 * Ready-made probes for a {@link dev.ringfence.health.HealthBoard}. Entry: {@link
 * dev.ringfence.health.checks.DataSourceProbe}.
 *
 * <p>Each says how far it reaches, so that the board can refuse it a role that would harm: of this process alone, and so
 * fit to tell of liveness, are {@link dev.ringfence.health.checks.DeadlockProbe}, {@link
 * dev.ringfence.health.checks.HeapProbe} and {@link dev.ringfence.health.checks.ThreadPoolProbe}. None shows what a
 * datastore, a certificate or an exception holds: counts, times and kinds only.
 */
@NullMarked
package dev.ringfence.health.checks;

import org.jspecify.annotations.NullMarked;
