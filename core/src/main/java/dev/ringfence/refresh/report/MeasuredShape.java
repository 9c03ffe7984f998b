package dev.ringfence.refresh.report;

import dev.ringfence.refresh.base.TableName;

/**
 * A column before and after it crossed.
 *
 * @param action what became of its values, such as {@code keep}
 * @param before of the source, of the rows that were looked at
 * @param after of the target, of the same rows
 */
public record MeasuredShape(TableName table, String column, String action, ColumnShape before, ColumnShape after) {}
