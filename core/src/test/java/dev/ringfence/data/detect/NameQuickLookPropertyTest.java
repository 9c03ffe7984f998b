package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** The quick look at a word is held against the long one: with it and without it the same is found. */
class NameQuickLookPropertyTest {
    private static final Detector QUICK = detector(true);
    private static final Detector SLOW = detector(false);

    private static final String[] WORDS = {
        "the",
        "it",
        "when",
        "however",
        "each",
        "some",
        "post",
        "warn",
        "info",
        "large",
        "page",
        "mark",
        "will",
        "may",
        "grace",
        "anna",
        "maria",
        "berg",
        "gonzalez",
        "paris",
        "london",
        "berlin",
        "reading",
        "nice",
        "bath",
        "us",
        "ca",
        "in",
        "or",
        "of",
        "and",
        "for",
        "van",
        "der",
        "de",
        "bank",
        "group",
        "gmbh",
        "ltd",
        "inc",
        "university",
        "street",
        "avenue",
        "dr",
        "mr",
        "prof",
        "st",
        "king",
        "jr",
        "xqz",
        "mccoy",
        "o'neil",
        "said",
        "works",
        "lives",
        "german",
        "texas",
        "google",
        "new york",
        "name",
        "dear",
        "city",
        "from",
        "water",
        "changes",
        "plants",
        "a",
        "b",
        "müller",
        "élan",
        "illegalstateexception",
        "telecommunications",
        "customer",
        "december",
        "monday",
        "java"
    };
    private static final String[] GAPS = {
        " ",
        " ",
        " ",
        " ",
        ". ",
        ", ",
        "\n",
        ",\n",
        ": ",
        "=",
        " & ",
        "-",
        ".",
        "/",
        "_",
        "'s ",
        "'",
        " \"",
        "\" ",
        " (",
        ") ",
        " 12 ",
        " 62704 ",
        "1",
        "! ",
        "; ",
        "? ",
        " - ",
        "::",
        "\u00a0",
        "\u2019s ",
        "  ",
        ".\n",
        "[",
        "] "
    };

    private static Detector detector(boolean quick) {
        return new ScanningDetector(
                "names",
                List.of(NameMatcher.TYPES),
                List.of(new NameMatcher(quick)),
                new Reporting(NameMatcher.LEAST, false, false, false));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> written = Combinators.combine(
                        Arbitraries.of(WORDS), Arbitraries.integers().between(0, 9), Arbitraries.of(GAPS))
                .as((word, form, gap) -> written(word, form) + gap);
        return written.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join("", list));
    }

    private static String written(String word, int form) {
        return switch (form) {
            case 0, 1, 2, 3, 4 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            case 5, 6 -> word.toUpperCase(Locale.ROOT);
            default -> word;
        };
    }

    @Property(tries = 60_000, seed = "20261122")
    void quickLook_anyText_losesNothing(@ForAll("texts") String text) {
        List<Finding> slow = SLOW.find(text);
        assertThat(QUICK.find(text).equals(slow))
                .as(
                        "the same %s findings at %s",
                        slow.size(), slow.stream().map(Finding::start).toList())
                .isTrue();
    }

    /** Between the same words at every distance from the end, where words are read in another way. */
    @Property(tries = 5_000, seed = "20261122")
    void quickLook_utf8_losesNothing(@ForAll("texts") String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int length = Math.max(0, utf8.length - 20); length <= utf8.length; length++) {
            assertThat(QUICK.find(utf8, 0, length).equals(SLOW.find(utf8, 0, length)))
                    .as("the same in %s bytes", length)
                    .isTrue();
        }
    }

    @Example
    void quickLook_labelledSentences_losesNothing() {
        SoftAssertions soft = new SoftAssertions();
        List<LabelledSentences.Sentence> sentences = new LabelledSentences().sentences(8, 20_260_304);
        for (int i = 0; i < sentences.size(); i++) {
            String text = sentences.get(i).text();
            soft.assertThat(QUICK.find(text).equals(SLOW.find(text)))
                    .as("sentence %s", i)
                    .isTrue();
        }
        soft.assertAll();
        assertThat(sentences).hasSizeGreaterThan(100);
    }

    /** A row begins at each word with a capital, or an earlier row has it, unless it is joined to words of programs. */
    @Property(tries = 20_000, seed = "20261122")
    void row_eachCapital_beginsOneOrIsInOne(@ForAll("texts") String text) {
        Window window = new Window();
        window.fill(text, 0, text.length());
        int covered = 0;
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            boolean first = WordReader.capitalAt(window, i) && !window.isWordPart(i - 1) && window.isWordPart(i);
            if (!first || Run.isJoined(window.at(i - 1)) || window.at(i - 1) == '\'') {
                continue;
            }
            if (Run.beginsAt(window, i)) {
                Run run = new Run();
                run.read(window, i);
                covered = Math.max(covered, run.end[run.count - 1]);
            } else if (i >= covered) {
                lost.add(i);
            }
        }
        assertThat(lost).isEmpty();
    }

    @Example
    void quietWords_everyVerdict_isThatOfTheLexicon() {
        for (String word : WORDS) {
            if (word.chars().allMatch(c -> c >= 'a' && c <= 'z') && word.length() <= QuietWords.LONGEST) {
                byte[] bytes = (word + " ".repeat(20)).getBytes(StandardCharsets.US_ASCII);
                int read = Lexicon.quiet().read(bytes, 0, bytes.length);
                assertThat(QuietWords.letters(read)).isEqualTo(word.length());
                assertThat(QuietWords.capitals(read)).isZero();
                long sense = Lexicon.standard().sense(WordHash.of(word));
                assertThat((QuietWords.verdicts(read) & QuietWords.CAPITALIZED) != 0)
                        .isEqualTo(FirstWord.saysNothing(sense, false));
            }
        }
    }
}
