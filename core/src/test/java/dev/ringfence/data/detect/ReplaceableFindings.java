package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.testing.FixedKey;
import java.util.List;

/** What holds for the findings of every matcher in every text. */
final class ReplaceableFindings {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final List<Matcher> MATCHERS = Matchers.of(InfoType.standard());

    private ReplaceableFindings() {}

    /** Whatever is found lies within the text, and has a replacement. */
    static void assertAllIn(String text) {
        for (Matcher matcher : MATCHERS) {
            for (Finding finding : Spans.of(matcher, text)) {
                assertThat(finding.end()).isLessThanOrEqualTo(text.length());
                String value = text.substring(finding.start(), finding.end());
                assertThat(finding.type()
                                .madeSpace()
                                .replace(KEY.functionFor(finding.type()), value, 1_000)
                                .isEmpty())
                        .as("no replacement of %s", finding.type())
                        .isFalse();
            }
        }
    }
}
