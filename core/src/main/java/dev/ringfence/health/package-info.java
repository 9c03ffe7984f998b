/**
 * Am I well enough: {@link dev.ringfence.health.HealthState} is the one answer that breakers, budgets and checks share.
 *
 * <p>Health is local to a process and costs no call to anybody else where it is read.
 */
@NullMarked
package dev.ringfence.health;

import org.jspecify.annotations.NullMarked;
