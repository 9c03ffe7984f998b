package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.detect.NameLexicon;
import dev.ringfence.testing.FixedKey;
import org.junit.jupiter.api.Test;

class TextSanitizerTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static String name(String word) {
        return InfoType.PERSON_NAME.madeSpace().replace(KEY.functionFor(InfoType.PERSON_NAME), word, 100);
    }

    private static TextSanitizer sanitizer(Detector detector, int maxLength) {
        Sanitizer sanitizer =
                Sanitizer.of(SanitizationPolicy.builder("p").build(), KEY).lookingFor(detector);
        return (TextSanitizer) sanitizer.transformation(new Treatment.SanitizeText(), maxLength);
    }

    @Test
    void sanitize_nothingFound_isTheSameObject() {
        String text = "shipped on time, order 1234";
        assertThat(sanitizer(Detector.standard(), 100).sanitize(text)).isSameAs(text);
    }

    @Test
    void sanitize_knownNames_becomeWhatTheyAreInTheColumn() {
        Detector detector = Detector.standard()
                .and(NameLexicon.builder().add("Ada Lovelace").build());
        assertThat(sanitizer(detector, 1_000).sanitize("Dear Ada, ADA LOVELACE's parcel; adamant"))
                .isEqualTo("Dear " + name("Ada") + ", " + name("ADA") + " " + name("LOVELACE") + "'s parcel; adamant");
    }

    @Test
    void sanitize_grownText_isCutBeforeTheMadeValueThatDoesNotFit() {
        TextSanitizer sanitizer = sanitizer(Detector.standard(), 30);
        assertThat(sanitizer.sanitize("mail to a@b.io and back again")).isEqualTo("mail to ");
        assertThat(sanitizer.sanitize("a@b.io, b 😀😀😀"))
                .hasSize(30)
                .doesNotContain("b.io")
                .endsWith(", ");
    }

    @Test
    void transformation_columnWithoutRule_isRefusedWithTheRule() {
        Sanitizer sanitizer =
                Sanitizer.of(SanitizationPolicy.builder("p").block("t.blocked").build(), KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sanitizer.transformation(ColumnName.of("t", "c"), 10))
                .withMessageContaining("{\"column\":\"t.c\",\"action\":\"keep\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sanitizer.transformation(ColumnName.of("t", "blocked"), 10));
    }
}
