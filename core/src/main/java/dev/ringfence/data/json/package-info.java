/**
 * JSON without protected values: {@link dev.ringfence.data.json.JsonSanitizer} sanitizes JSON text, {@link
 * dev.ringfence.data.json.SensitiveModule} what Jackson writes of objects whose members are {@link
 * dev.ringfence.data.Sensitive}.
 *
 * <p>Text is walked once, validated and treated at the same time. A tree is never built, and what is not replaced is
 * never written anew: a value that nothing was done to cannot have changed.
 */
@NullMarked
package dev.ringfence.data.json;

import org.jspecify.annotations.NullMarked;
