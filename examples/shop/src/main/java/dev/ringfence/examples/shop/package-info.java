/**
 * A small web shop on Spring Boot that guards nothing by itself: {@link
 * dev.ringfence.examples.shop.ShopApplication} is the shop, {@code application.properties} says what is enforced, and {@link
 * dev.ringfence.examples.shop.story.TwoShops} starts it twice, as production and as staging.
 */
@NullMarked
package dev.ringfence.examples.shop;

import org.jspecify.annotations.NullMarked;
