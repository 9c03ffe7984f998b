/** The scenes. Each is one small class. */
@NullMarked
package dev.ringfence.examples.degraded.step;

import org.jspecify.annotations.NullMarked;
