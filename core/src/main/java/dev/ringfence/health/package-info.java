/**
 * Am I well enough: {@link dev.ringfence.health.HealthState} is the one answer that breakers, budgets and checks share.
 *
 * <p>{@link dev.ringfence.health.HealthBoard} looks in the background at {@link dev.ringfence.health.HealthCheck}s, each a
 * {@link dev.ringfence.health.HealthProbe} with its {@link dev.ringfence.health.HealthRole}, and says without waiting how
 * they stand. Ready-made probes are in {@code dev.ringfence.health.checks}.
 *
 * <p>{@link dev.ringfence.health.CircuitBreakers} are the breakers of a process by tier, {@link
 * dev.ringfence.health.Breaker} is one of them, on top of resilience4j's own, and {@link
 * dev.ringfence.health.BreaksCircuit} puts it around a method. Extension point: {@link
 * dev.ringfence.health.BreakerListener}.
 *
 * <p>{@link dev.ringfence.health.ErrorBudget} says how fast a process uses up the errors its objective leaves it, and {@link
 * dev.ringfence.health.BudgetSwitch}, where somebody wants that, makes it read-only meanwhile.
 *
 * <p>Health is local to a process and costs no call to anybody else where it is read. Breakers are looked at and not
 * listened to: a single consumer of resilience4j's events, of whichever kind, makes it build one for each successful call.
 */
@NullMarked
package dev.ringfence.health;

import org.jspecify.annotations.NullMarked;
