package dev.ringfence.data.text;

import dev.ringfence.data.Finding;
import java.io.IOException;
import java.util.List;

/** A window over a stream, of characters or of bytes. Used by one thread. */
interface UnitStream {

    /**
     * Reads on behind what is there.
     *
     * @param from index to put the first unit at
     * @param count the most units
     * @return how many, at least one; -1 at the end
     */
    int read(int from, int count) throws IOException;

    /** What a detector finds in the first units. */
    List<Finding> find(int count);

    /** Writes units as they are. */
    void copy(int from, int to) throws IOException;

    /** Writes what stands in place of a finding; only the part of it from {@code from} on is not yet written. */
    void replace(Finding finding, int from) throws IOException;

    /** Drops the first units of {@code count}. */
    void drop(int units, int count);

    /** Makes room for this many units. */
    void grow(int capacity);

    /** Hands on what is held back. */
    void flush() throws IOException;
}
