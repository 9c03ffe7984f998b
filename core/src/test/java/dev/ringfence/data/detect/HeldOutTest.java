package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.HeldOutIdentifiers.Case;
import dev.ringfence.data.detect.HeldOutSentences.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Material written apart from the matchers and before they were read. The thresholds lie a little below what is
 * reached, so that a loss shows.
 */
class HeldOutTest {
    private static final List<Case> CASES = HeldOutIdentifiers.read("held-out-identifiers.txt");

    @Test
    void identifiers_byTheirOwnDetector_areFound() {
        List<Case> positives = CASES.stream().filter(Case::positive).toList();
        List<String> missed = new ArrayList<>();
        positives.stream().filter(c -> !found(Detector.of(c.type()), c)).forEach(c -> missed.add(line(c)));

        assertThat(positives).hasSizeGreaterThan(470);
        assertThat(missed).hasSizeLessThanOrEqualTo(4);
        assertThat(missed).noneMatch(m -> m.contains("IBAN"));
    }

    @Test
    void spoiledIdentifiers_byTheirOwnDetector_areNotFound() {
        List<Case> negatives = CASES.stream().filter(c -> !c.positive()).toList();
        List<String> found = new ArrayList<>();
        negatives.stream().filter(c -> found(Detector.of(c.type()), c)).forEach(c -> found.add(line(c)));

        assertThat(negatives).hasSizeGreaterThan(870);
        assertThat(found).isEmpty();
    }

    @Test
    void distinctiveIdentifiers_byTheStandardDetector_areFound() {
        List<Case> distinctive =
                CASES.stream().filter(c -> c.positive() && c.standard()).toList();
        List<String> missed = new ArrayList<>();
        distinctive.stream().filter(c -> !found(Detector.standard(), c)).forEach(c -> missed.add(line(c)));

        assertThat(distinctive).hasSizeGreaterThan(280);
        assertThat(missed).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void sentences_byTheStandardDetector_reachTheirShare() {
        List<String> misses = new ArrayList<>();
        Map<String, Score> scores =
                HeldOutSentences.score(Detector.standard(), HeldOutSentences.read("held-out-sentences.txt"), misses);
        Score total = HeldOutSentences.total(scores);
        String report = scores + "\nall: " + total + "\n" + String.join("\n", misses);

        assertThat(total.labels).isGreaterThan(280);
        assertThat(total.recall()).as(report).isGreaterThan(0.925);
        assertThat(total.precision()).as(report).isGreaterThan(0.985);
        assertThat(total.f2()).as(report).isGreaterThan(0.935);
        assertThat(scores.get("PERSON_NAME").f2()).as(report).isGreaterThan(0.94);
        for (String type : List.of("EMAIL_ADDRESS", "PAYMENT_CARD_NUMBER", "IBAN", "US_SSN", "IP_ADDRESS", "URL")) {
            assertThat(scores.get(type).masking()).as(type).isEqualTo(1);
        }
        assertThat(scores.get("PHONE_NUMBER").masking()).isGreaterThan(0.95);
    }

    /** True if a finding of the type covers half of the value or, of a value that must not be found, any of it. */
    static boolean found(Detector detector, Case c) {
        for (Finding f : detector.find(c.text())) {
            int common = Math.min(f.end(), c.end()) - Math.max(f.start(), c.start());
            if (f.type().equals(c.type()) && (c.positive() ? 2 * common >= c.end() - c.start() : common > 0)) {
                return true;
            }
        }
        return false;
    }

    static String line(Case c) {
        return "line " + c.line() + ": " + c.type().name();
    }
}
