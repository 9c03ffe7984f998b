/**
 * Who signs what was done, and files that are there whole or not at all: {@link
 * dev.ringfence.refresh.signing.RefreshSignature}, {@link dev.ringfence.refresh.signing.WholeFile}.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.signing;

import org.jspecify.annotations.NullMarked;
