/**
 * The scanner: {@link dev.ringfence.data.detect.Detector} finds sensitive values in text, in one pass and linear time,
 * without regular expressions.
 *
 * <p>It stops at an {@code @}, at digits, and at two capitals before two digits; there a matcher for the type looks
 * around, within a bounded distance, and validates what it sees. Precision comes before coverage: digits that touch
 * letters (UUIDs, hashes, versions) are left alone. Names are not recognised in text, unless a {@link
 * dev.ringfence.data.detect.NameLexicon} says which ones to look for.
 */
@NullMarked
package dev.ringfence.data.detect;

import org.jspecify.annotations.NullMarked;
