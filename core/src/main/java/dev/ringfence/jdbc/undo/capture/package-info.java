/**
 * Keeps what is needed to take a statement back, in the transaction of the change: {@link
 * dev.ringfence.jdbc.undo.capture.UndoCapture} runs the statement, an {@link dev.ringfence.jdbc.undo.capture.UndoAttempt}
 * reads its rows before and after, {@link dev.ringfence.jdbc.undo.capture.UndoRecorder} writes them down.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.jdbc.undo.capture;

import org.jspecify.annotations.NullMarked;
