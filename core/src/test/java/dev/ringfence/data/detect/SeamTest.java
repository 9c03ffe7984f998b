package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long text is walked in windows: nothing at their seams is lost or found twice. */
class SeamTest {
    private static final List<InfoType> TYPES = InfoType.standard();
    private static final Reporting REPORTING = new Reporting(0.3, false, true, true);

    private static Detector walking(int step) {
        return new ScanningDetector("step " + step, TYPES, Matchers.of(TYPES), REPORTING, step);
    }

    private static String text(long seed) {
        Random random = new Random(seed);
        Noise noise = new Noise(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < 12_000) {
            text.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "ada.lovelace@engine.org ";
                        case 1 -> "card 4485 2757 4230 8327, ";
                        case 2 -> "DE75 5121 0800 1245 1261 99\n";
                        case 3 -> "ssn 536-90-4399 ";
                        case 4 -> "call +49 30 901820 now, köchin@bücher.de; ";
                        case 5 -> "a1".repeat(random.nextInt(400)) + " ";
                        case 6 -> "1 ".repeat(random.nextInt(60));
                        default -> noise.line();
                    });
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 64, 100, 999, 4_096})
    void find_windowsOfAnySize_findWhatOneWindowFinds(int step) {
        Detector whole = walking(1 << 20);
        Detector pieces = walking(step);
        for (long seed = 0; seed < (step < 64 ? 2 : 10); seed++) {
            String text = text(seed);
            assertThat(pieces.find(text).equals(whole.find(text)))
                    .as("seed %d, step %d", seed, step)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 777, 5_000})
    void find_utf8_isFoundAtTheBytesOfTheSameCharacters(int step) {
        Detector whole = walking(1 << 20);
        Detector pieces = walking(step);
        for (long seed = 0; seed < 5; seed++) {
            String text = text(seed);
            byte[] padded = ("\u00e9\u00e9" + text + "\u00e9").getBytes(StandardCharsets.UTF_8);
            int[] offsets = offsets(text, 4);
            List<Finding> expected = new ArrayList<>();
            for (Finding f : whole.find(text)) {
                expected.add(new Finding(f.type(), offsets[f.start()], offsets[f.end()], f.confidence(), f.made()));
            }
            List<Finding> found = pieces.find(padded, 4, padded.length - 2);
            assertThat(found.equals(expected))
                    .as("seed %d, step %d", seed, step)
                    .isTrue();
        }
    }

    private static int[] offsets(String text, int first) {
        int[] offsets = new int[text.length() + 1];
        offsets[0] = first;
        for (int i = 0; i < text.length(); i++) {
            offsets[i + 1] = offsets[i] + (text.charAt(i) < 128 ? 1 : 2);
        }
        return offsets;
    }
}
