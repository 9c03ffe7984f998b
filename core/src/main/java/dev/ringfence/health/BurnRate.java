package dev.ringfence.health;

import java.util.Locale;

/**
 * How fast a budget burned over the windows of a pair, when it was asked. A rate of 1 uses up the budget exactly at the end of
 * the period that the objective is meant for.
 *
 * @param pair the pair
 * @param longRate the rate over its long window; 0 of no events
 * @param shortRate the rate over its short window; 0 of no events
 * @param burning true if both are at its factor or more, of enough events
 */
public record BurnRate(BurnRatePair pair, double longRate, double shortRate, boolean burning) {

    /** Such as {@code 23.1x over PT1H and 31.0x over PT5M, of 14.4x}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1fx over %s and %.1fx over %s, of %.1fx",
                longRate,
                pair.longWindow(),
                shortRate,
                pair.shortWindow(),
                pair.factor());
    }
}
