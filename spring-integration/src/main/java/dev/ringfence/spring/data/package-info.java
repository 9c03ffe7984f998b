/**
 * Sensitive data in Spring: what Jackson writes.
 *
 * <p>Adding the dependency changes no answer of an application. Properties that are marked {@link
 * dev.ringfence.data.Sensitive}, or that a rule of the application's {@link dev.ringfence.data.SanitizationPolicy} speaks
 * of, are written
 * <ul>
 *   <li>as they are, where {@code HOLD_LIVE_DATA} is held: production serves those whose data it is;
 *   <li>as they are elsewhere, while the guard {@code live-data} is off or observes;
 *   <li>treated elsewhere, once it enforces: without a key, so that a plausible value becomes a marker and a made one
 *       stays, but for what is to be redacted in any case.
 * </ul>
 * An application that wants them treated everywhere has a {@link dev.ringfence.data.json.SensitiveModule} bean of its own,
 * or adds one to a mapper for that purpose. A mapper that is not made by Spring Boot's builder gets none.
 */
@NullMarked
package dev.ringfence.spring.data;

import org.jspecify.annotations.NullMarked;
