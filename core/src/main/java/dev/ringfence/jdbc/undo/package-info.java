/**
 * Changes that can be taken back. Entry: {@link dev.ringfence.jdbc.undo.UndoLog}, which is given to {@link
 * dev.ringfence.jdbc.GuardedDataSource.Builder#undo}, or runs statements itself by an {@link
 * dev.ringfence.jdbc.undo.UndoWriter}; a {@link dev.ringfence.jdbc.undo.UndoPlan} is what it would bring back.
 *
 * <p>Below are {@code undo.capture}, which keeps what rows were while a statement changes them, and {@code undo.row}, what
 * is kept. They are no API.
 */
@NullMarked
package dev.ringfence.jdbc.undo;

import org.jspecify.annotations.NullMarked;
