package dev.ringfence.examples.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Transcript transcript = new Transcript(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void line_thatIsTooLong_isFoldedWithoutLosingAWord() {
        String words = "lorem ipsum dolor sit amet ".repeat(20).strip();

        transcript.say("  " + words);

        assertThat(lines())
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(120).startsWith("     "));
        assertThat(lines().stream().map(String::strip))
                .satisfies(parts -> assertThat(String.join(" ", parts)).isEqualTo(words));
    }

    @Test
    void word_thatIsTooLong_staysWhole() {
        transcript.say("x".repeat(300));

        assertThat(lines()).containsExactly("   " + "x".repeat(300));
    }

    @Test
    void table_ofUnevenCells_isAligned() {
        transcript.table(List.of(List.of("a", "b"), List.of("long", "c")));

        assertThat(lines()).containsExactly("   a     b", "   long  c");
    }

    @Test
    void claim_thatHolds_isPrinted() {
        transcript.claim(true, "two and two make four");

        assertThat(lines()).containsExactly("   [ok] two and two make four");
    }

    @Test
    void claim_thatDoesNotHold_isThrownAndNotPrinted() {
        assertThatThrownBy(() -> transcript.claim(false, "five")).isInstanceOf(BrokenClaimException.class);

        assertThat(lines()).isEmpty();
    }
}
