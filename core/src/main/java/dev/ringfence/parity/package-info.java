/**
 * How far is staging from production: {@link dev.ringfence.parity.EnvironmentFingerprint} says what an environment is made
 * of without saying any of its values, {@link dev.ringfence.parity.ParityReport} compares two of them, {@link
 * dev.ringfence.parity.ParityMain} does both from a command line.
 *
 * <p>Each environment captures itself, under a {@link dev.ringfence.parity.ComparisonKey} that both hold, and the file
 * travels. What is compared:
 *
 * <ul>
 *   <li><em>Values of the configuration</em> by a keyed fingerprint, never by themselves. Without the key nobody can try
 *       values out; with it a value of small range, such as a number or a word of a dictionary, is found by trying. So a
 *       fingerprint is safe only as long as the key is.
 *   <li><em>Secrets</em>, told by their names and by what they look like, by presence and class of length, and by a tag
 *       of 16 bits, which finds one secret used in two environments and fits one of 65,536 others as well.
 *   <li><em>Facts of the platform</em>, from closed lists: versions, names of collectors and time zones, structure of
 *       tables. They are shown as they are, because a report that cannot say which version is no help. Expressions in a
 *       schema (defaults, checks, filters) may hold values and are compared by fingerprint.
 * </ul>
 *
 * <p>Names are shown: of settings, tables, columns and artifacts. Nobody should put a value into one.
 *
 * <p>Most things {@linkplain dev.ringfence.parity.Expectation#SAME must be the same}: versions, schema, limits. Some
 * {@linkplain dev.ringfence.parity.Expectation#OWN are each environment's own}: users, hosts, URLs, credentials; of these
 * it is told where both have the same. All other differences are either mended or {@linkplain
 * dev.ringfence.parity.ExpectedDifferences expected}, with a reason and a day on which that ends.
 */
@NullMarked
package dev.ringfence.parity;

import org.jspecify.annotations.NullMarked;
