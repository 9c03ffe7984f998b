package dev.ringfence.data.csv;

import dev.ringfence.data.transform.Transformation;
import org.jspecify.annotations.Nullable;

/** Says what becomes of the columns of one file. */
interface ColumnTreatments {

    /**
     * The transformation of a named column.
     *
     * @param name as the header has it; empty for a cell beyond the header
     * @return {@code null} if its cells stay as they are
     */
    @Nullable
    Transformation of(String name);

    /** True if a cell of the header is no name but a value. */
    boolean isValue(String headerCell);

    /** Behind each row but the header and blank lines. */
    default void endRow() {}
}
