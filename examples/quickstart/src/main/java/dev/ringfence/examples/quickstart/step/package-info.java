/** The scenes, in the order of their telling; {@link dev.ringfence.examples.quickstart.step.Scenes} lists them. */
@NullMarked
package dev.ringfence.examples.quickstart.step;

import org.jspecify.annotations.NullMarked;
