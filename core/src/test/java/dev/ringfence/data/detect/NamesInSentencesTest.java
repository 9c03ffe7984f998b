package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.LabelledSentences.Sentence;
import dev.ringfence.data.detect.LabelledSentences.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of the names in labelled sentences are found to the letter, and how many findings are none. */
class NamesInSentencesTest {
    private static final long SEED = 20_260_101;
    private static final LabelledSentences LABELLED = new LabelledSentences();
    private static final List<Sentence> SENTENCES = LABELLED.sentences(8, SEED);

    @Test
    void lexicon_wordsMeantToBeUnknown_areNotInIt() {
        assertThat(LABELLED.unknownWords())
                .hasSizeGreaterThan(20)
                .allSatisfy(word -> assertThat(Sense.isName(Lexicon.standard().sense(WordHash.of(word))))
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON_NAME, 0.94, 0.97",
        "TITLE, 0.88, 0.98",
        "CITY, 0.96, 0.98",
        "COUNTRY, 0.98, 0.98",
        "NATIONALITY, 0.98, 0.98",
        "ORGANIZATION, 0.93, 0.94",
        "STREET_ADDRESS, 0.96, 0.98",
        "POSTAL_CODE, 0.96, 0.98"
    })
    void sentences_ofAType_areReadWithRecallAndPrecision(String name, double leastRecall, double leastPrecision) {
        InfoType type = InfoType.parse(name);
        int wanted = 0;
        int hit = 0;
        int given = 0;
        for (Sentence sentence : SENTENCES) {
            List<Span> spans = Detector.standard().find(sentence.text()).stream()
                    .filter(finding -> finding.type().equals(type))
                    .map(NamesInSentencesTest::span)
                    .toList();
            List<Span> labelled = sentence.spans().stream()
                    .filter(span -> span.type().equals(type))
                    .toList();
            wanted += labelled.size();
            given += spans.size();
            hit += (int) labelled.stream().filter(spans::contains).count();
        }
        assertThat(wanted).isGreaterThan(20);
        assertThat((double) hit / wanted).as("recall of %s", name).isGreaterThanOrEqualTo(leastRecall);
        assertThat((double) hit / given).as("precision of %s", name).isGreaterThanOrEqualTo(leastPrecision);
    }

    private static Span span(Finding finding) {
        return new Span(finding.type(), finding.start(), finding.end());
    }
}
