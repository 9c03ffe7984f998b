/** A small shop that calls two providers. */
@NullMarked
package dev.ringfence.examples.degraded.shop;

import org.jspecify.annotations.NullMarked;
