package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Texts in which {@code «»} mark what has to be found, and all else must not be. Failures name the number of the row,
 * not the text.
 */
final class MarkedTexts {
    private MarkedTexts() {}

    /** What is reported at 0.5 or more without a context word. */
    static void check(InfoType type, Matcher matcher, String... rows) {
        check(type, matcher, false, rows);
    }

    /** What is reported at 0.5 or more beside a context word. */
    static void checkInContext(InfoType type, Matcher matcher, String... rows) {
        check(type, matcher, true, rows);
    }

    private static void check(InfoType type, Matcher matcher, boolean context, String... rows) {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            StringBuilder text = new StringBuilder();
            List<Integer> marks = new ArrayList<>();
            rows[i].chars().forEach(c -> {
                if (c == '«' || c == '»') {
                    marks.add(text.length());
                } else {
                    text.append((char) c);
                }
            });
            List<Integer> found = new ArrayList<>();
            for (Finding finding : resolved(Spans.of(matcher, text.toString(), context), type)) {
                found.add(finding.start());
                found.add(finding.end());
            }
            if (!found.equals(marks)) {
                wrong.add(i);
            }
        }
        assertThat(wrong).as("numbers of the rows where %s differs", type).isEmpty();
    }

    /** Overlaps resolved as the engine does: confidence, then length. */
    private static List<Finding> resolved(List<Finding> all, InfoType type) {
        List<Finding> kept = new ArrayList<>();
        all.stream()
                .filter(finding -> finding.type() == type && finding.confidence() >= 0.5)
                .sorted(Comparator.comparingDouble(Finding::confidence)
                        .thenComparingInt(finding -> finding.end() - finding.start())
                        .reversed())
                .forEach(finding -> {
                    if (kept.stream().noneMatch(k -> k.start() < finding.end() && finding.start() < k.end())) {
                        kept.add(finding);
                    }
                });
        kept.sort(Comparator.comparingInt(Finding::start));
        return kept;
    }
}
