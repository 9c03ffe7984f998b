package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.List;

/**
 * Finds sensitive values in text. Implementations are immutable and safe for use by many threads.
 *
 * <p>What is not found may still be sensitive: a detector knows its types in their customary spellings, and no others.
 * A value that spans more than about eight thousand units is found as far as it goes.
 */
public interface Detector {

    /**
     * Finds every known type ({@link InfoType#standard()}) from a confidence of {@value
     * DetectorBuilder#LIKELY} on.
     */
    static Detector standard() {
        return StandardDetectors.ALL;
    }

    /**
     * Finds some types only, from a confidence of {@value DetectorBuilder#ASKED_FOR} on: they were asked for. So a value
     * whose check digit holds is found without separators and context too.
     */
    static Detector of(InfoType... types) {
        return builder()
                .types(types)
                .minimumConfidence(DetectorBuilder.ASKED_FOR)
                .build();
    }

    /**
     * Finds what a boundary may refuse: values of validated types from {@link Finding#FIRM} on. That a text is nothing
     * but the value says nothing here: most parameters are but a value.
     */
    static Detector boundary() {
        return StandardDetectors.BOUNDARY;
    }

    /** A detector to be put together; all known types, reported from {@value DetectorBuilder#LIKELY} on, by default. */
    static DetectorBuilder builder() {
        return new DetectorBuilder();
    }

    /**
     * The findings in the order of their start; they do not overlap.
     *
     * @param text any text; time is linear in its length
     */
    List<Finding> find(CharSequence text);

    /**
     * The findings in UTF-8 text; start and end are indexes of bytes in the array.
     *
     * @param utf8 holds the text; what is no UTF-8 is nobody's letter or digit
     * @param from index of the first byte
     * @param to index after the last
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    default List<Finding> find(byte[] utf8, int from, int to) {
        return Utf8Text.of(utf8, from, to).find(this);
    }

    /** Gives what {@link #find(CharSequence)} finds to a consumer; the ready-made detectors make no object for it. */
    default void scan(CharSequence text, FindingConsumer consumer) {
        for (Finding f : find(text)) {
            consumer.accept(f.type(), f.start(), f.end(), f.confidence(), f.made());
        }
    }

    /**
     * Gives what {@link #find(byte[], int, int)} finds to a consumer; the ready-made detectors make no object for it.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    default void scan(byte[] utf8, int from, int to, FindingConsumer consumer) {
        for (Finding f : find(utf8, from, to)) {
            consumer.accept(f.type(), f.start(), f.end(), f.confidence(), f.made());
        }
    }

    /** This detector, and where it finds nothing, the other. */
    default Detector and(Detector other) {
        return new EitherDetector(this, other);
    }
}
