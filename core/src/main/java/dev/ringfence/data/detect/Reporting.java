package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;

/**
 * What a detector reports.
 *
 * @param minimumConfidence from this confidence on
 * @param validatedOnly only values of validated types
 * @param wholeText whether a text that is nothing but a checked value is likely one
 * @param wholeDigits whether it is so also where the value is nothing but digits
 */
record Reporting(double minimumConfidence, boolean validatedOnly, boolean wholeText, boolean wholeDigits) {

    boolean reports(InfoType type, double confidence) {
        return confidence >= minimumConfidence && (!validatedOnly || type.validated());
    }

    /** True if a check, not form alone, tells the values of a type. */
    boolean isChecked(InfoType type) {
        return type.identifier().map(Identifier::checked).orElse(type.validated());
    }
}
