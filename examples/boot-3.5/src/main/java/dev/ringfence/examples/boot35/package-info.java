/**
 * Core without the starter, in an application on Spring Boot 3.5: {@link
 * dev.ringfence.examples.boot35.RingfenceConfiguration} is all of the wiring.
 */
@NullMarked
package dev.ringfence.examples.boot35;

import org.jspecify.annotations.NullMarked;
