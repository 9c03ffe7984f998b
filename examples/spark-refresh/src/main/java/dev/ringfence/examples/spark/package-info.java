/**
 * A refresh of files by many machines.
 */
@NullMarked
package dev.ringfence.examples.spark;

import org.jspecify.annotations.NullMarked;
