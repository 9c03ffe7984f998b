/**
 * To see and to operate: the Actuator endpoint {@code safeguards}, as JSON and as a page.
 *
 * <p>{@link dev.ringfence.spring.actuator.SafeguardsEndpoint} answers by whatever technology exposes it, {@link
 * dev.ringfence.spring.actuator.SafeguardsWebExtension} over the web. Spring Boot exposes neither over the web until
 * {@code management.endpoints.web.exposure.include} names {@code safeguards}; access is {@code read-only} until {@code
 * management.endpoint.safeguards.access=unrestricted}, and {@code none} switches it off.
 *
 * <p>Everything that somebody else wrote, such as a reason, a name or a statement, is looked through for personal data and
 * secrets before it is shown.
 */
@NullMarked
package dev.ringfence.spring.actuator;

import org.jspecify.annotations.NullMarked;
