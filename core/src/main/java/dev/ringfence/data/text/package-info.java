/**
 * Running text: {@link dev.ringfence.data.text.StreamSanitizer} replaces what a detector finds in readers and UTF-8
 * streams of any length. For texts and bytes that are in memory as a whole there is {@link
 * dev.ringfence.data.sanitize.TextSanitizer}.
 */
@NullMarked
package dev.ringfence.data.text;

import org.jspecify.annotations.NullMarked;
