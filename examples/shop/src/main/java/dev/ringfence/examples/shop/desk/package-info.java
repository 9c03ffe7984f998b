/** What staff do: prices, mailings, and forgetting customers. Each is a method with an annotation that says its limits. */
@NullMarked
package dev.ringfence.examples.shop.desk;

import org.jspecify.annotations.NullMarked;
