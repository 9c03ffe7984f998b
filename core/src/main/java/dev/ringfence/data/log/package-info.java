/**
 * Logs: {@link dev.ringfence.data.log.LogSanitizer} replaces what a detector finds in log lines, without a key unless it
 * is given one.
 *
 * <p>{@link dev.ringfence.data.log.SanitizingEncoder} puts it behind any encoder of Logback and so covers all that a
 * line can hold: message, arguments, key-value pairs, MDC, exceptions with their causes. The {@code
 * Sanitizing...Converter}s do the same for the parts of a pattern. {@link dev.ringfence.data.log.SanitizingFormatter} is
 * for {@code java.util.logging}.
 *
 * <p>Logback is optional: nothing but the encoder and the converters needs it, and who configures one has it.
 */
@NullMarked
package dev.ringfence.data.log;

import org.jspecify.annotations.NullMarked;
