/** Two processes that are started, each with its own configuration, and say what they are made of. */
@NullMarked
package dev.ringfence.examples.degraded.parity;

import org.jspecify.annotations.NullMarked;
