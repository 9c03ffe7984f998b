package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.FixedKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A column of bytes becomes what its texts become, one by one; and the texts what another way of making them says. */
class ByteColumnPropertyTest {
    private static final long SEED = 20_261_122;
    private static final int VALUES = 20_000;
    private static final PseudonymKey KEY = FixedKey.open();

    /** Pieces of values, ordinary and odd; a space is likely. */
    private static final List<String> PIECES = List.of(
            " ",
            " ",
            "-",
            ".",
            ",",
            "'",
            "\"",
            "&",
            "(",
            ")",
            "(0)",
            "+",
            "/",
            "_",
            "#",
            ";ext=",
            "tel:",
            "x12",
            "@",
            "00",
            "011",
            "0",
            "1",
            "44",
            "49",
            "+49",
            "+44",
            "+1",
            "555",
            "DE",
            "de89",
            "GB",
            "\\",
            "\t",
            "\n",
            "\u00a0",
            "\u2019",
            "\u00e9",
            "\u0130",
            "\u00df",
            "\ud83d\ude00",
            "\u5802",
            "\u0661",
            "\u007f",
            "o'neil",
            "O'",
            "Mr.",
            "Dr",
            "mr",
            "PhD",
            "ada",
            "Ada",
            "GRACE",
            "elizabeth",
            "Luca",
            "Featherstonehaugh",
            "example.org",
            "J",
            "q");

    static List<InfoType> types() {
        return List.of(
                InfoType.PERSON_NAME,
                InfoType.EMAIL_ADDRESS,
                InfoType.PHONE_NUMBER,
                InfoType.PAYMENT_CARD_NUMBER,
                InfoType.IBAN);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ((random.nextInt(5) == 0 ? 'A' : 'a') + random.nextInt(26)));
        }
        return letters.toString();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(7);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(4)) {
                case 0 -> value.append(digits(random, 1 + random.nextInt(random.nextBoolean() ? 4 : 20)));
                case 1 -> value.append(letters(random, 1 + random.nextInt(12)));
                default -> value.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return value.toString();
    }

    /** Values of the type as people write them, so that their path is met as often as the odd ones'. */
    private static String ordinary(InfoType type, Random random) {
        return switch (type.name()) {
            case "EMAIL_ADDRESS" -> letters(random, 1 + random.nextInt(20)) + "@" + letters(random, 5) + ".org";
            case "PHONE_NUMBER" ->
                List.of("+49 30 ", "(0171) ", "+44 (0)20 ", "0049-", "(212) 555-", "1.", "")
                                .get(random.nextInt(7))
                        + digits(random, 4 + random.nextInt(7));
            case "PAYMENT_CARD_NUMBER" ->
                digits(random, 4)
                        + " -".charAt(random.nextInt(2))
                        + digits(random, 4)
                        + " "
                        + digits(random, 3 + random.nextInt(9));
            case "IBAN" ->
                (random.nextBoolean() ? "DE" : "gb") + digits(random, 2) + " " + letters(random, random.nextInt(5))
                        + digits(random, 8 + random.nextInt(20));
            default -> letters(random, 1 + random.nextInt(10)) + " " + letters(random, 1 + random.nextInt(14));
        };
    }

    @ParameterizedTest
    @MethodSource("types")
    void column_anyValues_becomeWhatTheirTextsBecome(InfoType type) {
        Random random = new Random(SEED);
        KeyedFunction keyed = KEY.functionFor(type);
        MadeSpace space = type.madeSpace();
        for (int maxLength : new int[] {space.minimumLength(), space.minimumLength() + 7, Integer.MAX_VALUE}) {
            ByteColumn column = space.column(keyed, maxLength).orElseThrow();
            int taken = 0;
            for (int done = 0; done < VALUES / 4; done += 100) {
                List<String> added = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    String value = random.nextBoolean() ? ordinary(type, random) : value(random);
                    byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
                    if (column.add(bytes, 1, bytes.length - 1)) {
                        added.add(value);
                    }
                }
                column.transform();
                for (int i = 0; i < added.size(); i++) {
                    String made = new String(
                            column.bytes(),
                            column.begin(i),
                            column.end(i) - column.begin(i),
                            StandardCharsets.US_ASCII);
                    assertThat(made.equals(space.replace(keyed, added.get(i), maxLength)))
                            .as(
                                    "%s: value %d of length %d, seed %d",
                                    type, done + i, added.get(i).length(), SEED)
                            .isTrue();
                    assertThat(made.length()).isLessThanOrEqualTo(maxLength);
                }
                taken += added.size();
                column.clear();
            }
            assertThat(taken).as("%s", type).isGreaterThan(VALUES / 100);
        }
    }

    /** What is made, what differs from it in one character, and what is not. */
    private static String like(InfoType type, Random random) {
        String value = random.nextBoolean() ? ordinary(type, random) : value(random);
        if (random.nextInt(4) == 0) {
            return value;
        }
        StringBuilder made = new StringBuilder(
                type.madeSpace().replace(KEY.functionFor(type), value.isBlank() ? "0" : value, 1_000));
        int at = random.nextInt(made.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> made.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> made.insert(at, random.nextInt(10));
            case 2 -> made.delete(at, Math.min(made.length(), at + 1));
            case 3 -> made.replace(at, Math.min(made.length(), at + 1), digits(random, 1));
            default -> {
                // As it was made.
            }
        }
        return made.toString();
    }

    /** Telephones by digits and ranges written out, as texts. */
    private static boolean oracle(InfoType type, String value) {
        if (!type.equals(InfoType.PHONE_NUMBER)) {
            return type.madeSpace().contains(value);
        }
        AsciiValue number = AsciiValue.of(value);
        TelephoneForm.narrow(number);
        byte[] form = new byte[TelephoneForm.room(number)];
        String canonical = new String(form, 0, TelephoneForm.write(number, form, 0), StandardCharsets.US_ASCII);
        return canonical.matches("\\+1\\d{3}55501\\d\\d")
                || FictitiousRange.WITH_TRUNK_ZERO.stream()
                        .anyMatch(range -> canonical.matches(
                                "(\\+" + range.country() + "|0)" + range.prefix() + "\\d{" + range.freeDigits() + "}"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void bytes_anyValue_areMadeWhenTheirTextIs(InfoType type) {
        Random random = new Random(SEED);
        MadeSpace space = type.madeSpace();
        int made = 0;
        for (int i = 0; i < VALUES / 2; i++) {
            String value = like(type, random);
            byte[] bytes = ("9" + value + "0").getBytes(StandardCharsets.UTF_8);
            boolean is = space.contains(bytes, 1, bytes.length - 1);
            assertThat(is == space.contains(value) && is == oracle(type, value))
                    .as("%s: value %d of length %d, seed %d", type, i, value.length(), SEED)
                    .isTrue();
            made += is ? 1 : 0;
        }
        assertThat(made).isBetween(VALUES / 10, VALUES / 2 - VALUES / 20);
    }

    @ParameterizedTest
    @MethodSource("types")
    void text_anyValue_becomesWhatTheOracleSays(InfoType type) {
        Random random = new Random(SEED);
        KeyedFunction keyed = KEY.functionFor(type);
        MadeSpace space = type.madeSpace();
        for (int i = 0; i < VALUES; i++) {
            String value = random.nextInt(3) == 0 ? value(random) : ordinary(type, random);
            int maxLength = space.minimumLength() + random.nextInt(20);
            if (!value.isBlank()) {
                assertThat(space.replace(keyed, value, maxLength)
                                .equals(SlowSpaces.replace(type, keyed, value, maxLength)))
                        .as("%s: value %d of length %d, seed %d", type, i, value.length(), SEED)
                        .isTrue();
            }
        }
    }

    @Test
    void column_valuesThatAreNotPlain_areLeft() {
        for (InfoType type : types()) {
            ByteColumn column =
                    type.madeSpace().column(KEY.functionFor(type), 100).orElseThrow();
            for (String value :
                    List.of("", " ", "   ", "Ada\\Eve", "Ada\tEve", "Zo\u00eb Grace", "Ada Lovelace\u007f")) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                assertThat(column.add(bytes, 0, bytes.length))
                        .as("%s, %d bytes", type, bytes.length)
                        .isFalse();
            }
            column.transform();
            assertThat(column.add("Ada 4485275000000010".getBytes(StandardCharsets.US_ASCII), 0, 20))
                    .isTrue();
        }
    }

    @Test
    void plain_everyByteAtEveryPlace_isJudgedAlone() {
        for (int length = 1; length <= 20; length++) {
            for (int at = 0; at < length; at++) {
                for (int b = -128; b < 128; b++) {
                    byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    bytes[at] = (byte) b;
                    assertThat(AsciiValue.isPlain(bytes, 0, length))
                            .as("%d at %d of %d", b, at, length)
                            .isEqualTo(b >= ' ' && b < 127 && b != '\\');
                    byte[] copy = new byte[length + 3];
                    assertThat(AsciiValue.copyPlain(bytes, 0, length, copy, 2))
                            .as("%d at %d of %d, copied", b, at, length)
                            .isEqualTo(b >= ' ' && b < 127 && b != '\\');
                    assertThat(copy).startsWith(0, 0).endsWith(0);
                    assertThat(Arrays.copyOfRange(copy, 2, 2 + length)).isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void words_ofTheLists_areFoundPackedAndNoOthers() {
        Random random = new Random(SEED);
        Map<String, Function<String, String>> spellings = new HashMap<>();
        spellings.put("lower", word -> word);
        spellings.put("upper", word -> word.toUpperCase(java.util.Locale.ROOT));
        PackedWords titles = new PackedWords(PersonName.titles());
        spellings.forEach((name, spelling) -> PersonName.titles().forEach(title -> {
            byte[] bytes = spelling.apply(title).getBytes(StandardCharsets.US_ASCII);
            assertThat(titles.contains(PackedWords.packed(bytes, 0, bytes.length)))
                    .as("%s %s", name, title)
                    .isTrue();
        }));
        for (int i = 0; i < 100_000; i++) {
            String word = letters(random, 1 + random.nextInt(16)).toLowerCase(java.util.Locale.ROOT);
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            assertThat(titles.contains(PackedWords.packed(bytes, 0, bytes.length)))
                    .as("word %d", i)
                    .isEqualTo(PersonName.isTitle(word));
        }
    }
}
