/**
 * A shop as one finds it: four tables, names and addresses of several countries, NULLs, quotes, emoji, and people who
 * write telephone numbers into a field that is called note. {@link dev.ringfence.examples.quickstart.shop.Shop} is the
 * entry.
 *
 * <p>Everybody in it is drawn from a fixed seed by Datafaker. The values look live on purpose, at domains and in number
 * ranges that real people have, so they never leave the temporary databases and are printed masked.
 */
@NullMarked
package dev.ringfence.examples.quickstart.shop;

import org.jspecify.annotations.NullMarked;
