package dev.ringfence.base;

import java.util.Locale;

/** How much of a guard's decision takes effect. The decision itself is the same at {@link #OBSERVE} and {@link #ENFORCE}. */
public enum Level {
    /** Nothing is decided, counted or shown. */
    OFF,
    /** The decision is taken, counted and shown; nothing is refused. The default of every guard. */
    OBSERVE,
    /** A denial is thrown as a {@link RingfenceException}. */
    ENFORCE;

    /**
     * Reads the word used in settings.
     *
     * @param word {@code off}, {@code observe} or {@code enforce}, in any case
     * @throws IllegalArgumentException if it is none of them; the message lists them
     */
    public static Level parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "observe" -> OBSERVE;
            case "enforce" -> ENFORCE;
            default ->
                throw new IllegalArgumentException(
                        "'level' must be one of off, observe, enforce but had " + word.length() + " other characters");
        };
    }
}
