package dev.ringfence.refresh.synthetic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that others refer to. Safe for use by many threads. */
interface SyntheticParent {

    /** How many there are. */
    long rows();

    /** Their values in these columns, in this order. */
    @Nullable
    Object[] key(long row, List<String> columns);
}
