/**
 * How the application is, told to Spring Boot: its health, what it says of itself, and the environment in its telemetry.
 *
 * <p>Checks are beans of {@link dev.ringfence.health.HealthCheck}; dependencies behind breakers are beans of {@link
 * dev.ringfence.health.BreakerDependency}; budgets are beans of {@link dev.ringfence.health.ErrorBudget}, of settings or of
 * the application's own. The contributors {@code ringfenceLiveness}, {@code ringfenceReadiness} and {@code
 * ringfenceDependencies} tell the roles of the board one by one, so that a group can be given the first two; nothing is put
 * into the groups {@code liveness} and {@code readiness} of Spring Boot by itself. {@code DEGRADED} is a status of its own,
 * which is not {@code UP} and answers 200.
 */
@NullMarked
package dev.ringfence.spring.health;

import org.jspecify.annotations.NullMarked;
