package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.List;

/**
 * A model that recognises names and places in text, brought by an application that has one. What it sees is read by a
 * {@link Detector} like everything else:
 *
 * <pre>{@code
 * Detector detector = Detector.standard().and(recognizer.asDetector(0.5));
 * }</pre>
 *
 * <p>Implementations are safe for use by many threads. What they return never leaves the process.
 */
@FunctionalInterface
public interface NamedEntityRecognizer {

    /**
     * The entities of a text, in any order; they may overlap.
     *
     * @param text any text
     * @return findings whose spans lie within the text and whose types are known
     */
    List<Finding> recognize(CharSequence text);

    /**
     * This recognizer as a detector: findings from a confidence on, of overlapping ones the more confident, then the
     * longer, in the order of their start.
     *
     * @param minimumConfidence from 0 to 1
     * @throws IllegalArgumentException if the confidence lies outside; on use, if a span does not lie within the text
     */
    default Detector asDetector(double minimumConfidence) {
        return new RecognizingDetector(this, minimumConfidence);
    }
}
