/**
 * The shop started twice, and what happens to it: {@link dev.ringfence.examples.shop.story.TwoShops} has the main method. The
 * story speaks to both shops by HTTP alone, as visitors and staff do.
 */
@NullMarked
package dev.ringfence.examples.shop.story;

import org.jspecify.annotations.NullMarked;
