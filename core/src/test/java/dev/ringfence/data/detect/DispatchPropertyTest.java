package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The fast engine asks few matchers, by the forms of runs and what stands beside colons; the slow one asks each of them at
 * every anchor of its own. They find the same.
 */
class DispatchPropertyTest {
    private static final List<InfoType> ALL = InfoType.standard();
    private static final List<InfoType> VALIDATED =
            ALL.stream().filter(InfoType::validated).toList();
    private static final List<InfoType> IDENTIFIED =
            ALL.stream().filter(type -> type.identifier().isPresent()).toList();

    private static final Reporting EVERYTHING = new Reporting(0.1, false, true, true);
    private static final Reporting FIRM = new Reporting(Finding.FIRM, true, false, false);

    private static final Detector FAST = fast(ALL, EVERYTHING);
    private static final Detector SLOW = slow(ALL, EVERYTHING);
    private static final Detector FAST_BOUNDARY = fast(VALIDATED, FIRM);
    private static final Detector SLOW_BOUNDARY = slow(VALIDATED, FIRM);

    private static final List<String> JOINTS = List.of(
            " ", " ", " ", "-", "-", ".", ":", "/", ",", ", ", "(", ")", "+", "_", "\n", "=", "\"", "'", "@", "#", "%",
            "\\", " - ", ") ", "", "\u00a0", "\u00e9", "&", "::", "--", "T", "+0");
    private static final List<String> WORDS = List.of(
            "order",
            "in",
            "ms",
            "May",
            "march",
            "12th",
            "of",
            "de",
            "Main",
            "St",
            "Street",
            "rue",
            "age",
            "aged",
            "years",
            "old",
            "yo",
            "y/o",
            "tel",
            "card",
            "ssn",
            "passport",
            "id",
            "imei",
            "vin",
            "zip",
            "Berlin",
            "CA",
            "AB",
            "zz",
            "QQ",
            "K1A",
            "0B1",
            "SW1A",
            "1AA",
            "DE75",
            "x12",
            "ext",
            "N",
            "W",
            "lat",
            "lon",
            "\u00b0",
            "Z",
            "v",
            "version",
            "AKIA",
            "ghp_",
            "sk-",
            "eyJ",
            "tax",
            "number",
            "iban",
            "a",
            "b",
            "f",
            "dec",
            "Nov",
            "Mon",
            "at",
            "am",
            "UTC",
            "day of",
            "www",
            "com",
            "Anna Berg",
            "Mr",
            "1st",
            "22nd",
            "0x",
            "bc1",
            "P.O. Box",
            "Hauptstr.",
            "Via Roma",
            "::1",
            "fe80",
            "\u0664\u0665",
            "\u6771\u4eac",
            "jahre",
            "a\u00f1os");
    private static final List<String> LETTERS =
            List.of("0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "aZ19");

    private static Detector fast(List<InfoType> types, Reporting reporting) {
        return new ScanningDetector("fast", types, Matchers.of(types), reporting);
    }

    private static Detector slow(List<InfoType> types, Reporting reporting) {
        return new ScanningDetector("slow", types, List.copyOf(AskedMatcher.of(types)), reporting);
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(5) == 0 ? random.nextInt(2) : random.nextInt(10));
        }
        return digits.toString();
    }

    /** Runs of all forms, words that matter beside them, and joints. */
    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        boolean numbers = random.nextInt(3) == 0;
        boolean plain = random.nextBoolean();
        for (int pieces = 5 + random.nextInt(60); pieces > 0; pieces--) {
            int kind = random.nextInt(numbers ? 4 : 9);
            if (kind < 3) {
                text.append(digits(
                        random, 1 + random.nextInt(random.nextInt(5) == 0 ? 24 : random.nextBoolean() ? 4 : 12)));
            } else if (kind == 3) {
                String letters = LETTERS.get(random.nextInt(LETTERS.size()));
                for (int i = random.nextInt(random.nextInt(4) == 0 ? 80 : 9); i >= 0; i--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
            } else {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            text.append(JOINTS.get(random.nextInt(plain ? 5 : JOINTS.size())));
        }
        return text.toString();
    }

    /** Identifiers in the shapes that they are declared with. */
    private static String shaped(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            InfoType type = IDENTIFIED.get(random.nextInt(IDENTIFIED.size()));
            Identifier identifier = type.identifier().orElseThrow();
            String shape =
                    identifier.shapes().get(random.nextInt(identifier.shapes().size()));
            String separators = identifier.separators();
            boolean bare = separators.isEmpty() || random.nextBoolean();
            String joint = bare ? "" : separators.substring(0, 1 + random.nextInt(separators.length()));
            if (random.nextInt(3) == 0 && !type.contextWords().isEmpty()) {
                text.append(type.contextWords().iterator().next()).append(' ');
            }
            String spelling = shape.replace("_", joint.isEmpty() ? "" : joint.substring(joint.length() - 1));
            for (int k = 0; k < spelling.length(); k++) {
                char unit = spelling.charAt(k);
                text.append(
                        switch (unit) {
                            case '9' -> (char) ('0' + random.nextInt(10));
                            case 'A' -> (char) ((random.nextInt(4) == 0 ? 'a' : 'A') + random.nextInt(26));
                            case 'X' -> "0123456789ABCDEFGHIJ".charAt(random.nextInt(20));
                            default -> unit;
                        });
            }
            text.append(random.nextInt(3) == 0 ? JOINTS.get(random.nextInt(JOINTS.size())) : " ");
        }
        return text.toString();
    }

    private static List<String> texts(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>(List.of(random(random), shaped(random), new Noise(seed).text(400)));
        // Short ones, too: those that are parameters, and those that break off anywhere.
        String text = texts.get(random.nextInt(texts.size()));
        texts.add(text.substring(0, Math.min(text.length(), random.nextInt(40))));
        return texts;
    }

    @Property(tries = 800, seed = "20261122")
    void find_formsAskedFirst_findsWhatEveryMatcherAskedFinds(@ForAll long seed) {
        for (String text : texts(seed)) {
            assertThat(FAST.find(text).equals(SLOW.find(text))).isTrue();
            assertThat(FAST_BOUNDARY.find(text).equals(SLOW_BOUNDARY.find(text)))
                    .isTrue();
        }
    }

    @Property(tries = 200, seed = "20261122")
    void find_formsAskedFirst_findsTheSameInUtf8(@ForAll long seed) {
        for (String text : texts(seed)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            assertThat(FAST.find(utf8, 0, utf8.length).equals(SLOW.find(utf8, 0, utf8.length)))
                    .isTrue();
        }
    }
}
