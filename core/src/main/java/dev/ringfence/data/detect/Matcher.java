package dev.ringfence.data.detect;

import java.util.Set;

/**
 * Looks around one place of a text for values of some types. Work at one place is bounded: a matcher reads at most a
 * constant number of units around its anchor, or passes over what it reads only once. Allocates nothing unless it
 * finds something. Immutable, shared by all threads.
 */
interface Matcher {

    /** Where a matcher wants to be asked. */
    enum Anchor {
        /** At an {@code @}. */
        AT,
        /** At a colon. */
        COLON,
        /** At a full stop between a letter or digit before and a letter behind. */
        DOT,
        /** At an equals sign. */
        EQUALS,
        /** At the first of two or more hyphens in a row. */
        HYPHENS,
        /**
         * At the first digit of a run of ASCII letters and digits; asked once for each run, however many digits it has.
         * {@link Window#runStart()} and {@link Window#runEnd()} tell where the run lies.
         */
        DIGIT,
        /** At the first letter of a word that begins with a capital letter or a letter outside ASCII. */
        CAPITAL,
        /** At the beginning of the text, asked once. */
        START
    }

    /** At which anchors. */
    Set<Anchor> anchors();

    /**
     * At {@link Anchor#DIGIT}: whether a run of this form is worth a look. Asked about a form before the first run of it,
     * not about each run: what is not wanted costs nothing. The answer depends on the form alone, and is a yes wherever
     * {@link #match} might find anything. Every run by default.
     */
    default boolean wants(RunForm form) {
        return true;
    }

    /** At {@link Anchor#DIGIT}: what to ask about runs of a form that is wanted; this matcher by default. */
    default Matcher narrowedTo(RunForm form) {
        return this;
    }

    /**
     * At {@link Anchor#COLON}: whether one with this unit before it is worth a look. Asked when a detector is built.
     * Every colon by default.
     */
    default boolean wantsColonBehind(byte before) {
        return true;
    }

    /**
     * At {@link Anchor#COLON}: whether one with this unit behind it is worth a look. Asked when a detector is built.
     * Every colon by default.
     */
    default boolean wantsColonBefore(byte behind) {
        return true;
    }

    /**
     * At {@link Anchor#COLON}: whether one is worth a look that has neither another right behind it nor, within {@value
     * ColonRow#LENGTH} units, four more. Asked when a detector is built. Every colon by default.
     */
    default boolean wantsLoneColon() {
        return true;
    }

    /**
     * Looks around one anchor.
     *
     * @param window the text
     * @param at the anchor's index in the window
     * @param candidates takes what is found
     */
    void match(Window window, int at, Candidates candidates);
}
