/** What a shop does: items, a basket, orders, payments. */
@NullMarked
package dev.ringfence.examples.shop.sale;

import org.jspecify.annotations.NullMarked;
