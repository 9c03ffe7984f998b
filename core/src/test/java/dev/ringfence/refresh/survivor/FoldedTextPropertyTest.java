package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is folded eight bytes at a time against an obvious reading of one character after another. */
class FoldedTextPropertyTest {
    private static final String[] PIECES = {
        "a",
        "Zz",
        "q",
        "WORDSTHATAREQUITELONG",
        "abcdefg",
        "ABCDEFGH",
        "ijklmnopq",
        "0",
        "00",
        "0049",
        "000000",
        "1234567",
        "12345678",
        "123456789",
        "9",
        "31",
        " ",
        "  ",
        "-",
        "@",
        "[",
        "`",
        "{",
        "/",
        ":",
        "\u0000",
        "\n",
        ".",
        "\u001F"
    };

    private final FoldedText text = new FoldedText();

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** What the class describes, for ASCII without escapes. */
    private static final class Obvious {
        private final StringBuilder letters = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private int words;

        Obvious(String text) {
            // Zeros stand in UTF-16 between letters.
            for (String run :
                    text.replace("\u0000", "").toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
                if (!run.isEmpty()) {
                    word(run);
                }
            }
        }

        private void word(String run) {
            int begin = letters.length();
            words++;
            starts.add(begin);
            for (int from = 0; from < run.length(); ) {
                int to = from;
                while (to < run.length() && Character.isDigit(run.charAt(to)) == Character.isDigit(run.charAt(from))) {
                    to++;
                }
                if (Character.isDigit(run.charAt(from))) {
                    number(begin, run, from, to);
                }
                from = to;
            }
            letters.append(run);
            ends.add(letters.length());
        }

        private void number(int begin, String run, int from, int to) {
            boolean alone = to - from >= 6;
            int first = from;
            while (first < to - (alone ? 6 : 1) && run.charAt(first) == '0') {
                first++;
            }
            if (alone && from > 0) {
                starts.add(begin + from);
            }
            if (first > from && (alone || from == 0)) {
                starts.add(begin + first);
            }
            if (alone && to < run.length()) {
                ends.add(begin + to);
            }
        }
    }

    @Property(tries = 4_000, seed = "20261122")
    void fold_ofAscii_isWhatTheObviousReadingFinds(@ForAll long seed) {
        Random random = new Random(seed);
        String plain = text(random);
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        Obvious expected = new Obvious(plain);
        // Words of eight bytes reach into what stands before and behind.
        int before = random.nextInt(9);
        int behind = random.nextInt(17);
        byte[] within = new byte[before + bytes.length + behind];
        Arrays.fill(within, (byte) (random.nextBoolean() ? '7' : 'x'));
        System.arraycopy(bytes, 0, within, before, bytes.length);
        assertThat(text.fold(within, before, before + bytes.length, random.nextBoolean()))
                .isEqualTo(before + bytes.length);
        assertThat(new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII))
                .isEqualTo(expected.letters.toString());
        assertThat(list(text.starts(), text.startCount())).isEqualTo(expected.starts);
        assertThat(list(text.ends(), text.endCount())).isEqualTo(expected.ends);
        assertThat(text.words()).isEqualTo(expected.words);
        assertThat((long) text.digits())
                .isEqualTo(expected.letters.chars().filter(Character::isDigit).count());
        assertThat(text.ascii()).isTrue();
    }

    @Property(tries = 4_000, seed = "20261122")
    void fold_ofAnyBytes_doesNotDependOnWhatStandsBehind(@ForAll byte[] bytes, @ForAll boolean copyEscapes) {
        int rest = text.fold(bytes, 0, bytes.length, copyEscapes);
        String alone = describe(rest);
        byte[] within = Arrays.copyOf(bytes, bytes.length + 16);
        Arrays.fill(within, bytes.length, within.length, (byte) 'a');
        assertThat(describe(text.fold(within, 0, bytes.length, copyEscapes))).isEqualTo(alone);
    }

    private String describe(int rest) {
        return rest + " " + new String(text.bytes(), 0, text.length(), StandardCharsets.ISO_8859_1) + " "
                + list(text.starts(), text.startCount()) + list(text.ends(), text.endCount()) + text.words() + " "
                + text.digits() + text.ascii();
    }

    @Property(tries = 20, seed = "20261122")
    void fold_ofATextLongerThanItsRoom_goesOnWhereItEnded(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder digits = new StringBuilder();
        while (digits.length() < 3 * FoldedText.CAPACITY) {
            digits.append((char) ((random.nextInt(40) == 0 ? 'a' : '0') + random.nextInt(10)));
        }
        byte[] bytes = digits.toString().getBytes(StandardCharsets.US_ASCII);
        StringBuilder folded = new StringBuilder();
        for (int at = 0; at < bytes.length; ) {
            at = text.fold(bytes, at, bytes.length, false);
            assertThat(text.length()).isLessThanOrEqualTo(FoldedText.CAPACITY);
            folded.append(new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII));
        }
        assertThat(folded).hasToString(digits.toString());
    }

    private static List<Integer> list(int[] numbers, int count) {
        return Arrays.stream(numbers, 0, count).boxed().toList();
    }
}
