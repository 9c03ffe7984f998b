package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivorScanTest {
    private final SurvivorMemory memory = SurvivorMemory.of(1_000_000, 1 << 20);

    private void remember(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        FoldedText text = new FoldedText();
        text.fold(bytes, 0, bytes.length, false);
        memory.remember(text);
    }

    private SurvivorCandidates look(byte[] cell, boolean copyEscapes) {
        SurvivorCandidates candidates = new SurvivorCandidates();
        new SurvivorScan(memory, candidates).look(0, cell, 0, cell.length, copyEscapes);
        return candidates;
    }

    private boolean found(String cell) {
        return !look(cell.getBytes(StandardCharsets.UTF_8), false).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada.lovelace@engine.org | Please write to Ada.Lovelace@Engine.ORG, she knows",
                "ada.lovelace@engine.org | mailto:ada.lovelace%40engine.org?subject=x",
                "ada.lovelace@engine.org | {\"to\":\"ada.lovelace@engine.org\"}",
                "ada.lovelace@engine.org | <a href='x'>ada.lovelace@engine.org</a>",
                "ada.lovelace@engine.org | {\"text\":\"hello\\nada.lovelace@engine.org\"}",
                "ada.lovelace@engine.org | {\"text\":\"ada.lovelace\\u0040engine.org\"}",
                "ada.lovelace@engine.org | {a@b.de,ada.lovelace@engine.org}",
                "ada.lovelace@engine.org | 😀ada.lovelace@engine.org😀",
                "ada.lovelace@engine.org | “ada.lovelace@engine.org”…",
                "ada.lovelace@engine.org | ａｄａ．ｌｏｖｅｌａｃｅ＠ｅｎｇｉｎｅ．ｏｒｇ",
                "+49 30 901820-17 | +493090182017",
                "+493090182017 | call 0049 30 / 901820 - 17 now",
                "0049 30 90182017 | tel=+49(30)90182017",
                "4485275742308327 | PAN4485275742308327EXP0129",
                "4485 2757 4230 8327 | 4485-2757-4230-8327",
                "DE89370400440532013000 | de89 3704 0044 0532 0130 00",
                "DE89 3704 0044 0532 0130 00 | IBAN:DE89370400440532013000.",
                "Ada Lovelace | the countess, ADA   LOVELACE, wrote",
                "Müller-Lüdenscheidt, Jörg | MÜLLER LÜDENSCHEIDT  JÖRG",
                "Jörg Müller | {\"n\":\"J\\u00f6rg M\\u00fcller\"}",
                "Ольга Петрова | письмо ОЛЬГА ПЕТРОВА",
                "山田 太郎 | 「山田太郎」様",
                "C02XG2JHH7JG | serial=C02XG2JHH7JG;",
                "192.168.17.254 | from 192.168.17.254:443",
                "00:1B:44:11:3A:B7 | 001b.4411.3ab7",
                "O'Neil Shaughnessy | o’neil shaughnessy",
            })
    void look_aSpellingOfARememberedValue_findsIt(String value, String cell) {
        remember(value);
        assertThat(found(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xada.lovelace@engine.org",
                "ada.lovelace@engine.orgx",
                "lovelace@engine.org",
                "+49 30 901820",
                "Ada",
                "Lovelace wrote to Ada",
                "",
                "ab",
                "{\"a\":1,\"b\":[true,null]}"
            })
    void look_partsAndLongerWords_findsNothing(String cell) {
        remember("ada.lovelace@engine.org");
        remember("+49 30 901820-17");
        remember("Lovelace, Ada, Countess");
        assertThat(found(cell)).isFalse();
    }

    @Test
    void look_aLoneWord_isFoundAsAWholeCellOnly() {
        remember("Lovelace");
        assertThat(found(" LOVELACE. ")).isTrue();
        assertThat(found("to Lovelace")).isFalse();
        assertThat(memory.words()).isEqualTo(1);
    }

    @Test
    void look_fieldOfCopy_readsItsEscapes() {
        remember("ada.lovelace@engine.org");
        for (String field : List.of(
                "x\\nada.lovelace@engine.org",
                "x\\tada.lovelace@engine.org\\\\",
                "{\"t\":\"x\\\\nada.lovelace@engine.org\\\\\"\"}",
                "{\"t\":\"ada.lovelace\\\\u0040engine.org\"}",
                "C:\\\\nada.lovelace@engine.org")) {
            assertThat(look(field.getBytes(StandardCharsets.UTF_8), true).isEmpty())
                    .as("field of %d characters", field.length())
                    .isFalse();
        }
    }

    @Test
    void look_bytesOfUtf16_areReadToo() {
        remember("ada.lovelace@engine.org");
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(look("to: ada.lovelace@engine.org;".getBytes(charset), false)
                            .isEmpty())
                    .isFalse();
        }
    }

    @Test
    void look_valueLongerThanAnyForm_isFoundByItsBeginning() {
        String url = "https://shop.example.net/customers/ada-lovelace/orders/2026/11/22/documents/invoice-0815-final";
        String token = "x7".repeat(60);
        remember(url);
        remember(token);
        assertThat(found("see " + url + " please")).isTrue();
        assertThat(found("token=" + token + "&x")).isTrue();
        assertThat(found("token=" + "x7".repeat(25) + "&x")).isFalse();
    }

    /** Wherever it stands in a text of up to 100,000 bytes, also where the text is cut, and never twice as often as it is. */
    @Test
    void look_plantedSomewhereInALongText_isFoundEachTime() {
        remember("ada.lovelace@engine.org");
        Random random = new Random(42);
        String filler = "nothing but some words of no person, ".repeat(3_000);
        for (int i = 0; i < 400; i++) {
            int at = i < 100 ? FoldedText.CAPACITY + 6_000 + i * 13 : random.nextInt(filler.length());
            String text = filler.substring(0, at) + " ada.lovelace@engine.org " + filler.substring(at);
            SurvivorCandidates candidates = look(text.getBytes(StandardCharsets.UTF_8), false);
            assertThat(candidates.places("adalovelaceengineorg"))
                    .as("offset %d", at)
                    .containsKey(0);
            assertThat(candidates.places("adalovelaceengineorg").get(0)).isBetween(1L, 2L);
        }
    }

    /** Every stretch between two boundaries of words, by the obvious way, against the scan. */
    @Test
    void look_randomTexts_findsWhatTheObviousWayFinds() {
        Random random = new Random(1);
        String[] parts = {"ada", "b", "lovelace", "engine", "org", "49", "30", "901820", "0", "x1"};
        String[] separators = {" ", ".", "@", "-", ", ", "/", "\t", "“"};
        for (int i = 0; i < 100; i++) {
            remember(phrase(random, parts, separators, 1 + random.nextInt(4)));
        }
        int hits = 0;
        for (int i = 0; i < 20_000; i++) {
            String cell = phrase(random, parts, separators, 1 + random.nextInt(9));
            boolean expected = obvious(cell);
            assertThat(found(cell)).as("text %d of seed 1", i).isEqualTo(expected);
            hits += expected ? 1 : 0;
        }
        assertThat(hits).isBetween(1_000, 19_500);
    }

    private static String phrase(Random random, String[] parts, String[] separators, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : separators[random.nextInt(separators.length)]);
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private boolean obvious(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        String[] words = lower.split("[^a-z0-9]+", -1);
        for (int from = 0; from < words.length; from++) {
            for (int to = from + 1; to <= words.length; to++) {
                String joined = String.join("", List.of(words).subList(from, to));
                for (String form : forms(joined)) {
                    byte[] bytes = (form + " ".repeat(16)).getBytes(StandardCharsets.UTF_8);
                    int length = form.getBytes(StandardCharsets.UTF_8).length;
                    boolean distinctive = form.chars().anyMatch(Character::isDigit) || to - from > 1;
                    if (length >= 6 && length <= 64 && distinctive && memory.mightHoldValue(bytes, 0, length)) {
                        return true;
                    }
                }
            }
        }
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        FoldedText text = new FoldedText();
        text.fold(bytes, 0, bytes.length, false);
        return SurvivorMemory.kind(text) == SurvivorMemory.Kind.WORD && memory.mightHoldWord(text);
    }

    /** As it stands, without leading zeros, and without the letters that digits are glued to. */
    private static List<String> forms(String joined) {
        return List.of(joined, joined.replaceFirst("^0+", ""));
    }

    @Test
    void look_aValueThatIsCutWhereItsLettersBegin_isFoundByItsDigits() {
        String digits = "7".repeat(SurvivorMemory.LONGEST);
        remember(digits + " Lovelace");
        assertThat(found("see " + digits + " there")).isTrue();
    }

    /** What is remembered of a length tells numbers from texts; both must be found beside each other. */
    @ParameterizedTest
    @CsvSource({
        "12345678, x 12345678",
        "1234567a, x 1234567a",
        "a1234567, x a1234567 12345678",
        "12345678, a1234567 12345678",
        "00012345678, x12345678",
        "x 1234567, 'x1234567, 87654321'"
    })
    void look_numbersAndTextsOfOneLength_areToldApart(String value, String cell) {
        remember(value);
        assertThat(found(cell)).isTrue();
        assertThat(found("y7654321 87654329 8765432b")).isFalse();
    }

    @Test
    void isBarren_cellsOfDigitsAndSigns_holdNothingThatIsRemembered() {
        Random random = new Random(3);
        String[] parts = {"1", "23", "456", "0", "0000", "-", ".", " ", "\\", "%31", "a", "\t", ":"};
        for (int i = 0; i < 3_000; i++) {
            remember(String.valueOf(1_000_000 + random.nextInt(9_000_000)));
            remember(phrase(random, parts, new String[] {""}, 8));
        }
        SurvivorCandidates candidates = new SurvivorCandidates();
        SurvivorScan scan = new SurvivorScan(memory, candidates);
        int barren = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] cell =
                    phrase(random, parts, new String[] {""}, random.nextInt(6)).getBytes(StandardCharsets.UTF_8);
            if (scan.isBarren(cell, 0, cell.length)) {
                barren++;
                scan.look(0, cell, 0, cell.length, random.nextBoolean());
                assertThat(candidates.isEmpty()).as("cell %d of seed 3", i).isTrue();
            }
        }
        assertThat(barren).isBetween(20_000, 90_000);
    }

    @Test
    void expectedByChance_followsTheNumbersThatWereAskedFor() {
        for (int i = 0; i < 1_000; i++) {
            remember(String.valueOf(1_000_000 + i));
        }
        SurvivorCandidates candidates = new SurvivorCandidates();
        SurvivorScan scan = new SurvivorScan(memory, candidates);
        for (int i = 0; i < 3_000; i++) {
            byte[] cell = (i % 3 == 0 ? "call 1000007 or 12345678" : "nothing").getBytes(StandardCharsets.UTF_8);
            if (i % 3 == 2) {
                scan.passOver(2);
            } else {
                scan.lookLater(2, cell, 0, cell.length, false, null);
            }
        }
        scan.finish();
        assertThat(candidates.places("1000007")).containsEntry(2, 1_000L);
        assertThat(candidates.expectedByChance(2, 3_000, memory)).isCloseTo(0.1, within(1e-9));
        assertThat(candidates.expectedByChance(2, 6_000, memory)).isCloseTo(0.2, within(1e-9));
        assertThat(candidates.expectedByChance(1, 3_000, memory)).isZero();
        assertThat(candidates.expectedByChance(9, 3_000, memory)).isZero();
        SurvivorCandidates all = new SurvivorCandidates();
        all.addAll(candidates);
        all.addAll(candidates);
        assertThat(all.expectedByChance(2, 6_000, memory)).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void memory_describesWhatItCannotTell() {
        remember("Li");
        remember("12345");
        remember("ada.lovelace@engine.org");
        assertThat(memory.tooShort()).isEqualTo(2);
        assertThat(memory.values()).isEqualTo(1);
        for (int i = 0; i < 1_000; i++) {
            remember(String.valueOf(1_000_000 + i));
        }
        assertThat(memory.chanceOfNumber(7)).isEqualTo(1e-4);
        assertThat(memory.chanceOfNumber(8)).isZero();
        assertThat(memory.falsePositiveRate()).isLessThan(1e-8);
        assertThat(memory.sizeBytes()).isBetween((1L << 20) - 100, 1L << 20);
    }
}
