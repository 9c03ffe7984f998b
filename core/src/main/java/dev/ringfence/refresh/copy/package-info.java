/**
 * PostgreSQL's COPY: its text and its binary format read and written without decoding what is kept
 * ({@link dev.ringfence.refresh.copy.CopyFormat}, {@link dev.ringfence.refresh.copy.CopyCodec}), blocks of rows read
 * ahead ({@link dev.ringfence.refresh.copy.CopyAhead}), and cells as bytes, however a database gives them
 * ({@link dev.ringfence.refresh.copy.CellReader}).
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.copy;

import org.jspecify.annotations.NullMarked;
