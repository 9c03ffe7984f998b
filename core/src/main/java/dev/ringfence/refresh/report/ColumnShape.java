package dev.ringfence.refresh.report;

import java.util.Locale;

/**
 * What a column's values look like as a whole, by counts alone.
 *
 * @param rows how many were looked at
 * @param nulls how many were NULL
 * @param distinct how many values differed
 * @param averageLength of the values as text, in characters
 * @param topShare which part of the rows holds the ten most frequent values, from 0 to 1
 */
public record ColumnShape(long rows, long nulls, long distinct, double averageLength, double topShare) {

    /** Which part of the rows is NULL, from 0 to 1. */
    public double nullShare() {
        return rows == 0 ? 0 : (double) nulls / rows;
    }

    /** How many rows have the same value, on average: of a foreign key, how many children a parent has. */
    public double fanOut() {
        return distinct == 0 ? 0 : (double) (rows - nulls) / distinct;
    }

    /** For people, such as {@code 2 % NULL, 981 different, 17.3 characters, top ten 4 %}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f %% NULL, %,d different, %.1f characters, top ten %.1f %%",
                100 * nullShare(),
                distinct,
                averageLength,
                100 * topShare);
    }
}
