package dev.ringfence.refresh.survivor;

import dev.ringfence.data.ColumnName;
import java.util.Optional;

/**
 * What was found in one column of the target of the values of one column of the source. Holds counts, no value.
 *
 * @param place the column of the target, empty if it is about none
 * @param column the same in words
 * @param cells how many were looked at; NULLs are none
 * @param origin the column of the source, empty if nothing was found
 * @param different how many different values were found
 * @param times how often all of them together
 */
public record Survivors(
        Optional<ColumnName> place,
        String column,
        long cells,
        String origin,
        long different,
        long times,
        Verdict verdict) {

    /** What is to be made of it. */
    public enum Verdict {
        /** Nothing was found. */
        NONE,
        /** Nothing but numbers that chance explains: the source holds a good part of all numbers of that length. */
        CHANCE,
        /** Nothing but lone words in a column that is not of their kind, such as a colour that is a family name too. */
        WORDS,
        /** Values of the source are readable. */
        FOUND,
        /** A canary that is to be looked for is not among the source's values, so that nothing is proven by its absence. */
        NO_CANARY,
        /** So much was suspected that it could not be compared. */
        TOO_MANY
    }

    public boolean passed() {
        return switch (verdict) {
            case NONE, CHANCE, WORDS -> true;
            case FOUND, NO_CANARY, TOO_MANY -> false;
        };
    }

    /** One line for people. */
    @Override
    public String toString() {
        String found = different + (different == 1 ? " value of " : " values of ") + origin + " in " + times + " of "
                + cells + " cells of " + column;
        return switch (verdict) {
            case NONE -> "no value of the source in " + cells + " cells of " + column;
            case CHANCE -> found + ", which is no more than chance makes of numbers so short";
            case WORDS -> found + ", lone words that are more than names";
            case FOUND -> found;
            case NO_CANARY -> column + " is in no identifying column of the source, so its absence proves nothing";
            case TOO_MANY ->
                cells + " more suspected values than can be compared: the target holds live data throughout";
        };
    }
}
