/**
 * Wires Ringfence into Spring Boot; decides nothing. {@link dev.ringfence.spring.RingfenceAutoConfiguration} is the
 * entry, {@link dev.ringfence.spring.RingfenceProperties} the settings.
 *
 * <p>No bean is conditional on the tier: an ahead-of-time build would freeze the build machine's environment into the
 * application.
 */
@NullMarked
package dev.ringfence.spring;

import org.jspecify.annotations.NullMarked;
