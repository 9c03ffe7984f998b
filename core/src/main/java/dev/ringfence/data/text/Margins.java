package dev.ringfence.data.text;

/**
 * How much of a stream is looked at together.
 *
 * @param window units in memory
 * @param ahead units behind a place that may decide what is found before it
 * @param behind units before a place that may decide what is found behind it
 */
record Margins(int window, int ahead, int behind) {
    /** Values are found up to about eight thousand units; their context is within a hundred. */
    static final Margins STANDARD = new Margins(1 << 18, 1 << 14, 1 << 14);

    Margins {
        if (window <= ahead + behind) {
            throw new IllegalArgumentException("'window' must be greater than its margins but was " + window);
        }
    }
}
