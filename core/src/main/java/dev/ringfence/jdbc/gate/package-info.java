/**
 * What each connection passes, and each statement on it: {@link dev.ringfence.jdbc.gate.ConnectionGate} is asked before and
 * after, {@link dev.ringfence.jdbc.gate.Admissions} admit the connections of one datasource.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.gate;

import org.jspecify.annotations.NullMarked;
