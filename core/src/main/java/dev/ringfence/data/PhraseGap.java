package dev.ringfence.data;

/**
 * What comes between two words of a made phrase: all that stands there, or where something of it goes, what stands before
 * that, else behind it, so that no separators meet which something kept apart. For one value and one thread.
 */
final class PhraseGap {
    private static final int NOWHERE = -1;

    private int begin;
    private int gone = NOWHERE;
    private int behind;

    /** Part of the value goes. */
    void drop(int from, int to) {
        if (gone == NOWHERE) {
            gone = from;
        }
        behind = to;
    }

    /** A word ends here, and the next gap begins. */
    void kept(int end) {
        begin = end;
        gone = NOWHERE;
    }

    /** True if something goes. */
    boolean isTorn() {
        return gone != NOWHERE;
    }

    /** Where in the value the separators begin that come before a word. */
    int from() {
        return isTorn() && gone == begin ? behind : begin;
    }

    /** Where they end, if the word begins at an index; where they begin if there are none. */
    int to(int word) {
        return isTorn() && gone > begin ? gone : word;
    }
}
