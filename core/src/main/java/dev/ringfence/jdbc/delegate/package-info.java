/**
 * What java.sql hands out, guarded: {@link dev.ringfence.jdbc.delegate.GuardedConnection} and all that leads back to it.
 *
 * <p>The delegates are two halves. {@code Forwarding...} is written by a generator in the test tree and checked in; it
 * forwards, and wraps what leads back to a connection. {@code Guarded...} is written by hand and decides.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.delegate;

import org.jspecify.annotations.NullMarked;
