/** The scenes, one small class each; {@link dev.ringfence.examples.guardedwrites.step.Scenes} has their order. */
@NullMarked
package dev.ringfence.examples.guardedwrites.step;

import org.jspecify.annotations.NullMarked;
