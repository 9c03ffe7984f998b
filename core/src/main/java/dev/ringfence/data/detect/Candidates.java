package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;

/** Takes what matchers find, before overlaps are resolved and context is weighed. */
interface Candidates {

    /**
     * A value whose form leaves a doubt of its own.
     *
     * @param start index in the window
     * @param end index after the last unit
     * @param alone confidence with no context word near
     * @param withContext confidence with one of the type's context words near; the same as {@code alone} if they do
     *     not matter
     * @param made true if the value lies in the type's made space
     */
    void add(InfoType type, int start, int end, double alone, double withContext, boolean made);

    /**
     * Whether such a candidate would be reported, so that a matcher can save itself a costly check of one that would
     * not.
     */
    default boolean wants(InfoType type, int start, int end, double alone, double withContext) {
        return true;
    }

    /**
     * A value that is made if the type's made space holds it: asked only where the value is wanted, for that allocates.
     */
    default void offer(Window window, InfoType type, int start, int end, double alone, double withContext) {
        if (wants(type, start, end, alone, withContext)) {
            add(type, start, end, alone, withContext, type.madeSpace().contains(Ascii.text(window, start, end)));
        }
    }
}
