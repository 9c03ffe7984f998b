package dev.ringfence.data.sanitize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies the values of one class. Immutable, shared by all threads. */
interface Copier {

    /**
     * The sanitized copy.
     *
     * @param value of the class that this was made for
     * @param rule for the single values below that have none of their own
     * @param run the copy that this is a part of
     */
    @Nullable
    Object copy(Object value, LeafRule rule, Copying run);

    /** The places that the class declares. */
    default List<Slot> slots() {
        return List.of();
    }

    /** True if it can answer for a value under that rule; false means that copying would be refused. */
    default boolean takes(LeafRule rule) {
        return true;
    }
}
