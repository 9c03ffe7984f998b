package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The entities of a recognizer as findings that are ordered and do not overlap. */
record RecognizingDetector(NamedEntityRecognizer recognizer, double minimumConfidence) implements Detector {
    private static final Comparator<Finding> STRONGEST = Comparator.comparingDouble(Finding::confidence)
            .thenComparingInt(finding -> finding.end() - finding.start())
            .reversed()
            .thenComparingInt(Finding::start);

    RecognizingDetector {
        Objects.requireNonNull(recognizer, "recognizer");
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new IllegalArgumentException("'minimumConfidence' must be from 0 to 1 but was " + minimumConfidence);
        }
    }

    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> strongest = new ArrayList<>();
        for (Finding finding : recognizer.recognize(text)) {
            if (finding.start() < 0 || finding.end() > text.length() || finding.start() >= finding.end()) {
                throw new IllegalArgumentException("'span' must lie within " + text.length() + " units but was from "
                        + finding.start() + " to " + finding.end());
            }
            if (finding.confidence() >= minimumConfidence) {
                strongest.add(finding);
            }
        }
        strongest.sort(STRONGEST);
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : strongest) {
            boolean free =
                    kept.stream().noneMatch(other -> other.start() < finding.end() && finding.start() < other.end());
            if (free) {
                kept.add(finding);
            }
        }
        kept.sort(Comparator.comparingInt(Finding::start));
        return List.copyOf(kept);
    }
}
