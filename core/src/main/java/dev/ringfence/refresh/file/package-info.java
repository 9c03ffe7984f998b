/**
 * Files of CSV and JSON that cross to a lower environment: {@link dev.ringfence.refresh.file.FileRefresh} plans,
 * rewrites, searches and attests them. A file is there whole and proven, or not at all.
 */
@NullMarked
package dev.ringfence.refresh.file;

import org.jspecify.annotations.NullMarked;
