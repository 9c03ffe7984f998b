package dev.ringfence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FittedTextPropertyTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('a', '\0', '\uD83D', '\uDEA7', 'ä', '\uFFFF', '…')
                .array(char[].class)
                .ofMaxSize(400)
                .map(String::new);
    }

    @Property(tries = 1000, seed = "20261122")
    void anyText_fits_isWellFormedAndSaysHowMuchWasCut(
            @ForAll("texts") String text, @ForAll @IntRange(min = 20, max = 300) int longest) {
        String fitted = FittedText.of(text, longest);
        assertThat(fitted.length()).isLessThanOrEqualTo(longest);
        assertThat(new String(fitted.getBytes(UTF_8), UTF_8)).isEqualTo(fitted);
        assertThat(fitted.indexOf('\0')).isNegative();
        if (text.length() > longest) {
            int mark = fitted.lastIndexOf("…+");
            assertThat(mark + Integer.parseInt(fitted.substring(mark + 2))).isEqualTo(text.length());
        } else {
            assertThat(fitted).hasSameSizeAs(text);
        }
    }

    @Property(tries = 500, seed = "20261122")
    void textThatFits_isItself(@ForAll("texts") String text) {
        String kept = FittedText.of(text, 500);
        assertThat(FittedText.of(kept, 500)).isEqualTo(kept);
    }

    @Example
    void longText_isCutWithAMark() {
        assertThat(FittedText.of("x".repeat(30), 20)).isEqualTo("x".repeat(16) + "…+14");
    }
}
