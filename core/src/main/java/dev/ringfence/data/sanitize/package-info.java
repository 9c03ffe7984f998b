/**
 * Applies a policy: {@link dev.ringfence.data.sanitize.Sanitizer} binds a {@link
 * dev.ringfence.data.SanitizationPolicy} to a key, and {@link dev.ringfence.data.sanitize.TextSanitizer} replaces what
 * a detector finds within a text by the pseudonyms that a column would get.
 */
@NullMarked
package dev.ringfence.data.sanitize;

import org.jspecify.annotations.NullMarked;
