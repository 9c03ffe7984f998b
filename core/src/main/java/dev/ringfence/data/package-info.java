/**
 * What is sensitive, and what may stand in its place: {@link dev.ringfence.data.SanitizationPolicy} is the entry. It
 * gives each column a {@link dev.ringfence.data.Treatment}; a {@link dev.ringfence.data.PseudonymKey} makes equal
 * values equal again afterwards.
 *
 * <p>An {@link dev.ringfence.data.InfoType} names a kind of value and the {@link dev.ringfence.data.MadeSpace} its
 * pseudonyms come from: ranges that a standard or a regulator keeps away from real people. Whoever sees such a value
 * knows without asking anybody that it is made.
 *
 * <p>A policy is data: it names treatments and holds neither code nor key, so that it can be read, compared, digested
 * and sent elsewhere. {@code dev.ringfence.data.transform} turns treatments into code.
 */
@NullMarked
package dev.ringfence.data;

import org.jspecify.annotations.NullMarked;
