package dev.ringfence.data;

/**
 * Transforms values of one column that are bytes at both ends, many at a time, without a text in between. The results are
 * those that the texts would have. Which values it takes is its own affair: mostly those that are <em>plain</em>, of the
 * characters from space to {@code ~} without a backslash, which are the same bytes in every format; the others go the way of
 * texts. The results are plain.
 *
 * <p>Values are added, transformed together, read, and cleared; then come the next. Not safe for use by many threads.
 */
public interface ByteColumn {
    /**
     * Takes a value, the next by number from 0 on. Its bytes are to stay as they are until {@link #transform} has returned.
     *
     * @return false if it is to go the way of texts; it has no number then
     */
    boolean add(byte[] bytes, int from, int to);

    /** Transforms what was added. */
    void transform();

    /** Holds the results. */
    byte[] bytes();

    /** Where in {@link #bytes} the result of a value begins. */
    int begin(int number);

    /** Behind the result of a value. */
    int end(int number);

    /** Forgets values and results. */
    void clear();
}
