package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Values are found in a string however it is spelled, and nothing else of the spelling changes. */
class EscapedStringPropertyTest {
    private static final String[] PIECES = {
        "ada@mail.org",
        "4539 1488 0343 6467",
        "DE89 3704 0044 0532 0130 00",
        "8.8.8.8",
        "words of prose that go on",
        " ",
        "\n",
        "\t",
        "\"",
        "\\",
        "/",
        "é",
        "日本",
        "😀",
        "\uD83D",
        "\uDE00",
        "\u0000",
        "x"
    };
    private static final Sanitizer SANITIZER =
            Sanitizer.of(SanitizationPolicy.builder("escaped").build(), FixedKey.open());
    private static final JsonSanitizer JSON = JsonSanitizer.of(SANITIZER);

    private static String content(Random random) {
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            content.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return content.toString();
    }

    private static String spelled(Random random, String content, int escapes) {
        StringBuilder spelled = new StringBuilder("\"");
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int plain = "\b\f\n\r\t\"\\/".indexOf(c);
            if (plain >= 0 && random.nextBoolean()) {
                spelled.append('\\').append("bfnrt\"\\/".charAt(plain));
            } else if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) || random.nextInt(100) < escapes) {
                spelled.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                spelled.append(c);
            }
        }
        return spelled.append('"').toString();
    }

    @Property(tries = 6_000, seed = "20261122")
    void string_spelledAnyhow_isSanitizedByWhatItSays(@ForAll long seed) {
        Random random = new Random(seed);
        String content = content(random);
        String json = spelled(random, content, random.nextInt(3) * 15);
        String clean = new String(JSON.sanitize(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        assertThat(JSON.sanitize(json)).isEqualTo(clean);
        assertThat(SlowJson.unescaped(clean.substring(1, clean.length() - 1)))
                .isEqualTo(SANITIZER.text().sanitize(content));
        if (SANITIZER.text().sanitize(content).equals(content)) {
            assertThat(clean).isEqualTo(json);
        }
    }

    /** The longer one wins, and the letter of two bytes must not count twice. */
    @Example
    void addressesThatShareAPart_inBytesAndStrings_areTreatedAlike() {
        String json = "\"go on\u00e9xada@mail.org@mail.org\"";
        String clean = JSON.sanitize(json);
        assertThat(clean.equals(json)).isFalse();
        assertThat(new String(JSON.sanitize(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
                        .equals(clean))
                .isTrue();
    }

    /** So that the property is not about strings without findings. */
    @Property(tries = 100, seed = "20261122")
    void string_withAFinding_isChanged(@ForAll long seed) {
        Random random = new Random(seed);
        String json = spelled(random, "to " + PIECES[random.nextInt(3)] + " \u0007\n" + content(random), 50);
        assertThat(JSON.sanitize(json.getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }
}
