/**
 * Check digits and letters, as standards define them: {@link dev.ringfence.data.checksum.Checksum} is the entry. Knows
 * no identifier; which one uses which checksum is said where the identifier is declared.
 */
@NullMarked
package dev.ringfence.data.checksum;

import org.jspecify.annotations.NullMarked;
