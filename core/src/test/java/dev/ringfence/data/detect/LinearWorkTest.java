package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to cost: work is counted in looks of matchers and in values weighed, and stays in proportion. */
class LinearWorkTest {
    private static final List<InfoType> ALL = InfoType.standard();
    private static final Reporting EVERYTHING = new Reporting(0.1, false, true, true);
    private static final int SHORT = 4_000;
    private static final int TIMES = 16;
    /** Anchors of a unit, all matchers asked. */
    private static final int MOST_LOOKS = 30;

    private static final int MOST_CANDIDATES = 40;

    private record Work(long looks, long candidates) {
        static Work of(String text) {
            List<AskedMatcher> matchers = AskedMatcher.of(ALL);
            new ScanningDetector("counting", ALL, List.copyOf(matchers), EVERYTHING).find(text);
            return new Work(
                    matchers.stream().mapToLong(AskedMatcher::asked).sum(),
                    matchers.stream().mapToLong(AskedMatcher::candidates).sum());
        }
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "0",
                "4485275742308327",
                "1-",
                "1.",
                "1 ",
                "1:",
                "12:34:",
                "::",
                "-",
                "--1",
                "@",
                "a@",
                "a.",
                "a.a@",
                "=",
                "a=",
                "A ",
                "Anna ",
                "a1",
                "a-1.b/2_",
                "((1)",
                "+1 (1)",
                "ssn card tax id passport phone ",
                "ssn 123-45-6789 ",
                "password=\"",
                "eyJ.eyJ.",
                "http://a:b@",
                "0x1",
                "DE75 5121 ",
                "\u00e91",
                "\u00a01",
                "%40",
                "1 Main "
            })
    void find_textMadeToCost_looksInProportionToItsLength(String piece) {
        Work little = Work.of(repeated(piece, SHORT));
        Work much = Work.of(repeated(piece, TIMES * SHORT));
        assertThat(much.looks).isLessThanOrEqualTo((long) MOST_LOOKS * TIMES * SHORT);
        assertThat(much.candidates).isLessThanOrEqualTo((long) MOST_CANDIDATES * TIMES * SHORT);
        // A tenth for what begins or ends with the text.
        assertThat(much.looks * 10).isLessThanOrEqualTo((little.looks + 100) * TIMES * 11);
        assertThat(much.candidates * 10).isLessThanOrEqualTo((little.candidates + 100) * TIMES * 11);
    }
}
