package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A type of the application's own whose values a regular expression tells. What matches is found with a confidence of
 * {@link Finding#FIRM}; that is below what a checked identifier in its context has.
 *
 * <p>The expression never sees a whole text. It sees one run at a time: what stands between blanks, quotation marks,
 * commas, semicolons, bars and brackets. {@code ^} and {@code $} are the edges of the run; a run may hold several
 * matches. A run longer than {@link #maxLength()} is left alone, and so is one without a digit, {@code @} or {@code :},
 * unless {@link #everyRun()} asks for it.
 *
 * <p>An expression that reads a run's characters more than {@link #maxSteps()} times is stopped: what it found in the run
 * before stays, the rest of the run is left alone, and a warning names the type, once for each detector. So the time for
 * a text is linear in its length, whatever the expression backtracks; what it does between two reads is not counted.
 *
 * @param type what a match is
 * @param pattern tells the values; empty matches are none
 * @param maxLength UTF-16 units of the longest run that is searched, from 1 to {@value #LONGEST}
 * @param maxSteps how many characters may be read in one run, over and over ones included
 * @param everyRun true to search runs without a digit, {@code @} or {@code :} too
 */
public record CustomPattern(InfoType type, Pattern pattern, int maxLength, int maxSteps, boolean everyRun) {
    /** The longest run that may be searched, in UTF-16 units. */
    public static final int LONGEST = 256;

    /** Characters that may be read in one run by default. */
    public static final int STEPS = 10_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code maxLength} is not from 1 to {@value #LONGEST}, or {@code maxSteps} not
     *     positive
     */
    public CustomPattern {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(pattern, "pattern");
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("'maxLength' must be from 1 to " + LONGEST + " but was " + maxLength);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("'maxSteps' must be positive but was " + maxSteps);
        }
    }

    /**
     * Searches runs that hold a digit, {@code @} or {@code :}, in at most {@value #STEPS} steps each.
     *
     * @throws IllegalArgumentException if {@code maxLength} is not from 1 to {@value #LONGEST}
     */
    public static CustomPattern of(InfoType type, Pattern pattern, int maxLength) {
        return new CustomPattern(type, pattern, maxLength, STEPS, false);
    }

    /** Whether a run of this length is searched. */
    boolean searches(int length, boolean anchored) {
        return length <= maxLength && (anchored || everyRun);
    }
}
