/**
 * What an application does when something that it needs fails: {@link dev.ringfence.examples.degraded.Degraded} lets two
 * providers of a shop fail, one it can do without and one it cannot.
 *
 * <p>{@link dev.ringfence.examples.degraded.ShopProcess} is how an application puts breakers, health board, error budget
 * and operating mode together.
 */
@NullMarked
package dev.ringfence.examples.degraded;

import org.jspecify.annotations.NullMarked;
