/**
 * The scanner: {@link dev.ringfence.data.detect.Detector} finds sensitive values in text, in one pass and linear time.
 *
 * <p>It stops where a value can begin or has its centre: at runs that hold a digit, at an {@code @}, a colon, an equals
 * sign, a full stop between letters, hyphens in a row, and capitals. There matchers look around, within a bounded
 * distance, and validate what they see; words near by raise or lower the confidence. Precision comes before coverage:
 * digits within something larger (UUIDs, hashes, versions) are left alone. None of this uses regular expressions.
 *
 * <p>An application brings its own values in three ways: types with an {@link dev.ringfence.data.Identifier}, through an
 * {@link dev.ringfence.data.InfoTypeSource} or {@link dev.ringfence.data.detect.DetectorBuilder#add}; types that a
 * regular expression tells, within bounds, as a {@link dev.ringfence.data.detect.CustomPattern}; and names and places
 * that a model recognises, as a {@link dev.ringfence.data.detect.NamedEntityRecognizer}. {@link
 * dev.ringfence.data.detect.NameLexicon} and {@link dev.ringfence.data.detect.NumberLexicon} find the very values that
 * they were given.
 */
@NullMarked
package dev.ringfence.data.detect;

import org.jspecify.annotations.NullMarked;
