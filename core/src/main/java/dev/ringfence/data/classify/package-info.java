/**
 * What a column holds: {@link dev.ringfence.data.classify.ColumnClassifier} is the entry. It reads the words of a
 * column's name, its declared type and a sample of its values, and says which info type and which role it found, with
 * the evidence. A classification is a draft for a person to look at; it decides nothing.
 */
@NullMarked
package dev.ringfence.data.classify;

import org.jspecify.annotations.NullMarked;
