/**
 * Am I well enough: {@link dev.ringfence.health.HealthState} is the one answer that breakers, budgets and checks share.
 *
 * <p>{@link dev.ringfence.health.HealthBoard} looks in the background at {@link dev.ringfence.health.HealthCheck}s, each a
 * {@link dev.ringfence.health.HealthProbe} with its {@link dev.ringfence.health.HealthRole}, and says without waiting how
 * they stand. Ready-made probes are in {@code dev.ringfence.health.checks}.
 *
 * <p>Health is local to a process and costs no call to anybody else where it is read.
 */
@NullMarked
package dev.ringfence.health;

import org.jspecify.annotations.NullMarked;
