/**
 * Comma-separated values: {@link dev.ringfence.data.csv.CsvSanitizer} treats each column by the policy's rule for its
 * name, in one streaming pass that keeps every byte it does not change.
 *
 * <p>The structure is that of RFC 4180, read strictly: where a reader would have to guess which cell a character
 * belongs to, the file is refused, because a wrong guess treats a value by another column's rule.
 */
@NullMarked
package dev.ringfence.data.csv;

import org.jspecify.annotations.NullMarked;
