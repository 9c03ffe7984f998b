/**
 * What is kept of rows: an {@link dev.ringfence.jdbc.undo.row.UndoStep} of {@link
 * dev.ringfence.jdbc.undo.row.UndoChange}s of an {@link dev.ringfence.jdbc.undo.row.UndoTable}, read by an {@link
 * dev.ringfence.jdbc.undo.row.UndoReader}. Where products differ, an {@link dev.ringfence.jdbc.undo.row.UndoEngine} knows.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.undo.row;

import org.jspecify.annotations.NullMarked;
