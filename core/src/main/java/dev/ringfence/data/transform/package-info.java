/**
 * The transformations: {@link dev.ringfence.data.transform.Transformation} is one {@link
 * dev.ringfence.data.Treatment}, bound to a key and to the length of a column. It says what it takes, how long its
 * results are at least, and whether different values stay different.
 */
@NullMarked
package dev.ringfence.data.transform;

import org.jspecify.annotations.NullMarked;
