package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A value that is folded in registers against {@link FoldedText}, which has a test of its own. */
class FoldedValuePropertyTest {
    private static final String[] PLAIN = {
        "a",
        "Zz",
        "abcdefg",
        "ABCDEFGH",
        "ijklmnopq",
        "7",
        "00",
        "1234567",
        "12345678",
        "123456789",
        " ",
        "  ",
        "-",
        "@",
        "[",
        "`",
        "{",
        "/",
        ":",
        "\n",
        ".",
        "\u001F",
        "\u007F",
        "x1",
        "1x"
    };

    private static final String[] SPECIAL = {"\\", "%", "\u0000", "\u00E9", "\u4E2D", "\u0080"};

    private final FoldedValue value = new FoldedValue();
    private final FoldedText text = new FoldedText();
    private final WindowHash hash = WindowHash.random();

    private static String plain(Random random, int pieces) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            plain.append(PLAIN[random.nextInt(PLAIN.length)]);
        }
        return plain.toString();
    }

    /** Folds it where it stands among other letters and digits. */
    private boolean fold(Random random, byte[] bytes) {
        byte[] around = new byte[random.nextInt(10) + bytes.length + random.nextInt(10)];
        int from = random.nextInt(around.length - bytes.length + 1);
        Arrays.fill(around, (byte) (random.nextBoolean() ? 'k' : '5'));
        System.arraycopy(bytes, 0, around, from, bytes.length);
        return value.fold(around, from, from + bytes.length);
    }

    @Property(tries = 20_000)
    void fold_plainValue_isWhatItsTextIs(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = plain(random, random.nextInt(14)).getBytes(StandardCharsets.UTF_8);
        text.fold(bytes, 0, bytes.length, random.nextBoolean());
        boolean leadingZero = SurvivorMemory.begin(text) > 0;

        boolean folded = fold(random, bytes);

        assertThat(folded).isEqualTo(bytes.length <= SurvivorMemory.LONGEST && !leadingZero);
        if (folded) {
            assertThat(value.length()).isEqualTo(text.length());
            assertThat(value.words()).isEqualTo(text.words());
            assertThat(value.digits()).isEqualTo(text.digits());
            assertThat(value.fingerprint(hash)).isEqualTo(hash.of(text.bytes(), 0, text.length()));
        }
    }

    @Property(tries = 5_000)
    void fold_valueWithOneSpecialCharacter_isLeftToTheText(@ForAll long seed) {
        Random random = new Random(seed);
        String special = SPECIAL[random.nextInt(SPECIAL.length)];
        String around = plain(random, random.nextInt(3)) + special + plain(random, random.nextInt(3));

        assertThat(fold(random, around.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Property(tries = 2_000)
    void remember_plainValue_isHeldAsItsText(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = plain(random, 1 + random.nextInt(8)).getBytes(StandardCharsets.UTF_8);
        SurvivorMemory ofValue = SurvivorMemory.of(100, 1 << 16);
        SurvivorMemory ofText = SurvivorMemory.of(100, 1 << 16);
        text.fold(bytes, 0, bytes.length, false);
        if (fold(random, bytes)) {
            SurvivorMemory.Writer writer = ofValue.writer();
            writer.remember(value);
            writer.flush();
            ofText.remember(text);

            assertThat(ofValue.values()).isEqualTo(ofText.values());
            assertThat(ofValue.words()).isEqualTo(ofText.words());
            assertThat(ofValue.tooShort()).isEqualTo(ofText.tooShort());
            assertThat(ofValue.mightHold(text)).isEqualTo(ofText.mightHold(text));
        }
    }
}
