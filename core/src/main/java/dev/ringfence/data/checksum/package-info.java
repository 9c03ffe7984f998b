/**
 * Check digits and letters, as standards define them: {@link dev.ringfence.data.checksum.Checksum} is the entry, {@link
 * dev.ringfence.data.checksum.CheckCharacters} what also writes them. Ready made: {@link
 * dev.ringfence.data.checksum.Luhn}, {@link dev.ringfence.data.checksum.Mod97}, {@link
 * dev.ringfence.data.checksum.Iso7064}, {@link dev.ringfence.data.checksum.Verhoeff}, {@link
 * dev.ringfence.data.checksum.Damm}, {@link dev.ringfence.data.checksum.ControlLetter}; to be declared: {@link
 * dev.ringfence.data.checksum.Weighted}, {@link dev.ringfence.data.checksum.Remainder}. Knows
 * no identifier; which one uses which checksum is said where the identifier is declared.
 */
@NullMarked
package dev.ringfence.data.checksum;

import org.jspecify.annotations.NullMarked;
