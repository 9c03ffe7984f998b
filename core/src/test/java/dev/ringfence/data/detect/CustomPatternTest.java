package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomPatternTest {
    private static final InfoType EMPLOYEE =
            InfoType.builder("EMPLOYEE_NUMBER").validated().build();
    private static final InfoType OTHER = InfoType.builder("TEST_OTHER").build();
    private static final Pattern NUMBER = Pattern.compile("EMP-\\d{5}\\b");
    private static final Pattern CATASTROPHIC = Pattern.compile("(a+)+$");
    private static final Pattern REFERRING = Pattern.compile("(a+)+\\1\\1x");

    /** Counts how often its characters are read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Detector employees() {
        return Detector.builder().pattern(EMPLOYEE, NUMBER, 40).build();
    }

    private static List<Integer> spans(Detector detector, String marked, InfoType type) {
        String text = marked.replace("«", "").replace("»", "");
        return detector.find(text).stream()
                .filter(finding -> finding.type() == type)
                .flatMap(finding -> List.of(finding.start(), finding.end()).stream())
                .toList();
    }

    private static List<Integer> marks(String marked) {
        List<Integer> marks = new ArrayList<>();
        for (int i = 0; i < marked.length(); i++) {
            if (marked.charAt(i) == '«' || marked.charAt(i) == '»') {
                marks.add(i - marks.size());
            }
        }
        return marks;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«EMP-12345»",
                "of «EMP-12345» and «EMP-54321».",
                "id=«EMP-12345»;next",
                "{\"id\":\"«EMP-12345»\",\"other\":[«EMP-12346»,«EMP-12347»]}",
                "«EMP-12345»/«EMP-12346»",
                "köln «EMP-12345»\u00a0x",
                "EMP-123456 EMP-1234 emp-12345",
                "",
                " ",
            })
    void find_matches_areFoundWhereTheyStand(String marked) {
        assertThat(spans(employees(), marked, EMPLOYEE)).isEqualTo(marks(marked));
    }

    @Test
    void find_utf8_givesIndexesOfBytes() {
        byte[] utf8 = "zürich, EMP-12345".getBytes(StandardCharsets.UTF_8);
        assertThat(employees().find(utf8, 0, utf8.length))
                .containsExactly(new Finding(EMPLOYEE, 9, 18, Finding.FIRM, false));
    }

    @Test
    void find_besideKnownTypes_findsBothInOrder() {
        assertThat(employees().find("ada@engine.org is EMP-12345, 4485 2757 4230 8327"))
                .extracting(Finding::type)
                .containsExactly(InfoType.EMAIL_ADDRESS, EMPLOYEE, InfoType.PAYMENT_CARD_NUMBER);
    }

    @Test
    void find_overlap_leavesTheMoreConfident() {
        Detector detector = Detector.builder()
                .pattern(OTHER, Pattern.compile("[a-z]+@[a-z.]+"), 40)
                .build();
        assertThat(detector.find("ada@engine.org")).extracting(Finding::type).containsExactly(InfoType.EMAIL_ADDRESS);
        Detector both = Detector.builder()
                .pattern(OTHER, Pattern.compile("EMP-\\d"), 40)
                .pattern(EMPLOYEE, NUMBER, 40)
                .build();
        assertThat(both.find("EMP-12345")).containsExactly(new Finding(EMPLOYEE, 0, 9, Finding.FIRM, false));
    }

    @Test
    void find_edges_areThoseOfTheRun() {
        Detector detector = Detector.builder()
                .pattern(OTHER, Pattern.compile("^K\\d{3}$"), 10)
                .build();
        assertThat(spans(detector, "a «K123» xK124 K125x («K126»)", OTHER))
                .isEqualTo(marks("a «K123» xK124 K125x («K126»)"));
    }

    @Test
    void find_runLongerThanAllowed_isLeftAlone() {
        Detector detector = Detector.builder().pattern(EMPLOYEE, NUMBER, 10).build();
        assertThat(spans(detector, "xxEMP-12345 «EMP-12345»", EMPLOYEE)).containsExactly(12, 21);
    }

    @Test
    void find_runWithoutDigitOrSign_isSearchedIfAskedFor() {
        Pattern letters = Pattern.compile("Q[a-z]{4}");
        assertThat(spans(Detector.builder().pattern(OTHER, letters, 10).build(), "Qabcd", OTHER))
                .isEmpty();
        Detector asked = Detector.builder()
                .pattern(new CustomPattern(OTHER, letters, 10, CustomPattern.STEPS, true))
                .build();
        assertThat(spans(asked, "«Qabcd»", OTHER)).containsExactly(0, 5);
    }

    @Test
    void find_onlyWhatWasAskedFor() {
        Detector detector = Detector.builder()
                .types(InfoType.IBAN)
                .pattern(EMPLOYEE, NUMBER, 40)
                .pattern(OTHER, NUMBER, 40)
                .without(OTHER)
                .build();
        assertThat(detector.find("ada@engine.org EMP-12345"))
                .containsExactly(new Finding(EMPLOYEE, 15, 24, Finding.FIRM, false));
        Detector firmer = Detector.builder()
                .pattern(EMPLOYEE, NUMBER, 40)
                .minimumConfidence(0.9)
                .build();
        assertThat(firmer.find("EMP-12345")).isEmpty();
    }

    @Test
    void find_expressionThatBacktracks_endsWithItsSteps() {
        String run = "1" + "a".repeat(200) + "-";
        String text = (run + " ").repeat(50) + "aaa:aaa";
        for (Pattern pattern : List.of(CATASTROPHIC, REFERRING)) {
            ListAppender<ILoggingEvent> events = new ListAppender<>();
            Detector nothing = any -> List.of();
            CustomPattern custom = new CustomPattern(OTHER, pattern, 256, 2_000, false);
            Detector detector = new PatternDetector(nothing, List.of(custom), logger(events));
            Counted counted = new Counted(text);
            List<Finding> found = detector.find(counted);
            assertThat(counted.reads).isBetween(50L * 2_000, 51L * 2_000 + text.length());
            // The last run is short enough to be searched to its end.
            assertThat(found.size()).isEqualTo(pattern == CATASTROPHIC ? 1 : 0);
            assertThat(events.list).as("one warning for fifty runs").hasSize(1);
            ILoggingEvent event = events.list.get(0);
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage().contains("TEST_OTHER")).isTrue();
            assertThat(event.getFormattedMessage().contains("aaa")).isFalse();
            assertThat(event.getThrowableProxy()).isNull();
        }
    }

    @Test
    void find_whatWasFoundBeforeTheStepsWereSpent_stays() {
        Pattern pattern = Pattern.compile("K\\d{3}|(a+)+\\1\\1x");
        Detector detector = Detector.builder()
                .pattern(new CustomPattern(OTHER, pattern, 256, 500, false))
                .build();
        assertThat(spans(detector, "K123" + "a".repeat(200), OTHER)).containsExactly(0, 4);
    }

    private static Logger logger(ListAppender<ILoggingEvent> events) {
        LoggerContext context = new LoggerContext();
        events.setContext(context);
        events.start();
        Logger logger = context.getLogger(PatternDetector.class);
        logger.addAppender(events);
        return logger;
    }

    @Test
    void bounds_outOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomPattern.of(OTHER, NUMBER, 257))
                .withMessage("'maxLength' must be from 1 to 256 but was 257");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomPattern.of(OTHER, NUMBER, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomPattern(OTHER, NUMBER, 10, 0, false))
                .withMessage("'maxSteps' must be positive but was 0");
    }
}
