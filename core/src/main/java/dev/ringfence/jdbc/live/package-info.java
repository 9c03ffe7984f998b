/**
 * Live values on their way to a datastore where none may be: {@link dev.ringfence.jdbc.live.LiveBoundary} stops them,
 * whatever a {@link dev.ringfence.jdbc.live.LiveInput} takes from an application.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.live;

import org.jspecify.annotations.NullMarked;
