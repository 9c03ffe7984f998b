/** One small class for each scene. */
@NullMarked
package dev.ringfence.examples.shop.story.step;

import org.jspecify.annotations.NullMarked;
