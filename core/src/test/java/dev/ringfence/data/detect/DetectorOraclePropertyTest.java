package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Mod97;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The scanner beside a slow and obvious oracle: a regular expression at every place, and the check of the type. */
class DetectorOraclePropertyTest {
    private static final InfoType BADGE = InfoType.builder("TEST_BADGE")
            .identifier(Identifier.shape("AA_9999_99", "999.999-X")
                    .separators("-/")
                    .checksum(canonical -> canonical.chars().sum() % 3 == 0)
                    .neverBegins("ZZ", "000")
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .build();

    private static final Detector BADGE_DETECTOR =
            Detector.builder().types(BADGE).build();
    private static final Detector CARD_DETECTOR = Detector.of(InfoType.PAYMENT_CARD_NUMBER);
    private static final Detector IBAN_DETECTOR = Detector.of(InfoType.IBAN);
    private static final Detector EMAIL_DETECTOR = Detector.of(InfoType.EMAIL_ADDRESS);
    private static final Pattern BADGES = Pattern.compile(
            "[A-Za-z]{2}(?:[0-9]{6}|-[0-9]{4}-[0-9]{2}|/[0-9]{4}/[0-9]{2})|[0-9]{3}\\.[0-9]{3}-[A-Za-z0-9]");
    private static final Pattern CARDS = Pattern.compile("4[0-9]{15}|4[0-9]{3} [0-9]{4} [0-9]{4} [0-9]{4}");
    private static final Pattern IBANS = Pattern.compile("DE[0-9]{20}|DE[0-9]{2}(?: [0-9]{4}){4} [0-9]{2}");
    private static final Pattern EMAILS =
            Pattern.compile("[a-z0-9]+(?:[.+-][a-z0-9]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\\.[a-z]{2,6})+");

    private static final List<String> PIECES = List.of(
            "AB",
            "zz",
            "ZZ",
            "12",
            "1234",
            "56",
            "123.",
            "456-",
            "7",
            "AB-1234-56",
            "CD/1203/45",
            "xy123456",
            "111.222-A",
            "4485275742308327",
            "4485 2757 4230 8327",
            "4485",
            " ",
            " ",
            " ",
            ", ",
            "\n",
            "=",
            "\"",
            "DE75512108001245126199",
            "DE75 5121 0800 1245 1261 99",
            "DE75 ",
            "5121",
            "ada@engine.org",
            "a.b+c@x-y.co.uk",
            "@",
            "ada",
            ".org",
            "_",
            "-");

    private static String text(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(30); pieces > 0; pieces--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(random.nextInt(12) == 0 ? piece.replace('5', '6') : piece);
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    /** Values that stand between blanks or at an end of the text, where no rule about neighbours is needed. */
    private static List<Finding> oracle(InfoType type, String text, Pattern pattern, Predicate<String> check) {
        List<Finding> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        for (int start = 0; start < text.length(); start++) {
            if (start > 0 && " \n\"".indexOf(text.charAt(start - 1)) < 0) {
                continue;
            }
            for (int end = start + 1; end <= Math.min(text.length(), start + 40); end++) {
                boolean free = end == text.length() || " \n\"".indexOf(text.charAt(end)) >= 0;
                if (free && matcher.region(start, end).matches() && check.test(text.substring(start, end))) {
                    spans.add(new Finding(type, start, end, 1, false));
                }
            }
        }
        return spans;
    }

    /** Each value of the oracle is found, or overlaps one that is: only one of two that overlap can be. */
    private static boolean holds(Detector detector, String text, List<Finding> expected) {
        List<Finding> found = detector.find(text);
        return expected.stream()
                .allMatch(value -> found.stream()
                        .anyMatch(finding -> finding.start() < value.end() && value.start() < finding.end()));
    }

    private static String canonical(String value) {
        return value.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    @Property(tries = 400, seed = "20261122")
    void identifier_ofAnyShape_isFoundWhereTheOracleFindsIt(@ForAll long seed) {
        String text = text(seed);
        assertThat(holds(BADGE_DETECTOR, text, oracle(BADGE, text, BADGES, value -> {
                    String form = canonical(value);
                    return !form.startsWith("ZZ")
                            && !form.startsWith("000")
                            && form.chars().sum() % 3 == 0;
                })))
                .isTrue();
        for (Finding finding : BADGE_DETECTOR.find(text)) {
            String value = text.substring(finding.start(), finding.end());
            assertThat(BADGES.matcher(value).matches()
                            && canonical(value).chars().sum() % 3 == 0)
                    .isTrue();
        }
    }

    @Property(tries = 400, seed = "20261122")
    void cardAndIban_amidAnything_areFoundWhereTheOracleFindsThem(@ForAll long seed) {
        String text = text(seed);
        assertThat(holds(
                        CARD_DETECTOR,
                        text,
                        oracle(InfoType.PAYMENT_CARD_NUMBER, text, CARDS, value -> Luhn.isValid(canonical(value)))))
                .isTrue();
        assertThat(holds(
                        IBAN_DETECTOR,
                        text,
                        oracle(InfoType.IBAN, text, IBANS, value -> Mod97.isValid(canonical(value)))))
                .isTrue();
    }

    @Property(tries = 400, seed = "20261122")
    void email_amidAnything_isFoundWhereTheOracleFindsIt(@ForAll long seed) {
        String text = text(seed);
        assertThat(holds(EMAIL_DETECTOR, text, oracle(InfoType.EMAIL_ADDRESS, text, EMAILS, value -> true)))
                .isTrue();
    }
}
