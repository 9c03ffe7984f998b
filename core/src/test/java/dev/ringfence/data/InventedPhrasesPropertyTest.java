package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.FixedKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** What goes from a phrase leaves no hole: as many spaces as the source had, in one place, or one. */
class InventedPhrasesPropertyTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final List<InfoType> TYPES = List.of(
            InfoType.STREET_ADDRESS,
            InfoType.CITY,
            InfoType.ORGANIZATION,
            InfoType.PERSON_NAME,
            InfoType.COUNTRY,
            InfoType.NATIONALITY);

    private static String made(InfoType type, String value, int maxLength) {
        return type.madeSpace().replace(KEY.functionFor(type), value, maxLength);
    }

    @Test
    void address_postalCodeGoes_leavesOneSpace() {
        InfoType type = InfoType.STREET_ADDRESS;
        assertThat(made(type, "Lindenstr. 4, 12345 Berlin", 100)).matches("[A-Z][a-z]+str\\. [1-9], [A-Z][a-z]+");
        assertThat(made(type, "12345 Lindenstr. 4", 100)).matches("[1-9]\\d{4} [A-Z][a-z]+str\\. [1-9]");
        assertThat(made(type, "Lindenstr. 4 (12345) Berlin", 100)).matches("[A-Z][a-z]+str\\. [1-9] [A-Z][a-z]+");
        assertThat(made(type, "Lindenstr. 4 - 123456", 100)).matches("[A-Z][a-z]+str\\. [1-9] -");
        assertThat(made(InfoType.PERSON_NAME, "Ada (12) Lovelace", 100)).matches("[A-Z][a-z]+a [A-Z][a-z]+");
        assertThat(made(InfoType.PERSON_NAME, "(Ada) Lovelace (1815)", 100)).matches("[A-Z][a-z]+a [A-Z][a-z]+");
        assertThat(made(InfoType.PERSON_NAME, "Ada  Lovelace", 100)).matches("[A-Z][a-z]+a {2}[A-Z][a-z]+");
        assertThat(made(InfoType.PERSON_NAME, "Ada_Lovelace", 100)).matches("[A-Z][a-z]+a [A-Z][a-z]+");
    }

    @Provide
    Arbitrary<String> phrases() {
        Arbitrary<String> words =
                Arbitraries.of("Ada", "lindenstr", "Dr", "de", "GmbH", "J", "Berlin", "Zoé", "straße");
        Arbitrary<String> numbers =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(7);
        Arbitrary<String> between = Arbitraries.of(
                " ", " ", " ", ", ", ".", "-", " - ", "/", "'", "(", ")", "_", ";", "\t", "&", "#", "", "\u00a0", "  ",
                "@");
        return Arbitraries.frequencyOf(Tuple.of(3, words), Tuple.of(2, numbers), Tuple.of(5, between))
                .list()
                .ofMaxSize(9)
                .map(pieces -> String.join("", pieces));
    }

    @Property(seed = "20261122", tries = 4_000)
    void replace_anyPhrase_hasNoSpacesThatTheSourceHadNot(@ForAll("phrases") String value) {
        for (InfoType type : TYPES) {
            String made = made(type, value, 1_000);
            assertThat(type.madeSpace().contains(made)).as("%s is made", type).isTrue();
            assertThat(made.contains("  ") && !value.contains("  "))
                    .as("%s has two spaces", type)
                    .isFalse();
            assertThat(made.startsWith(" ") && !value.startsWith(" "))
                    .as("%s begins with a space", type)
                    .isFalse();
            assertThat(made.endsWith(" ") && !value.endsWith(" "))
                    .as("%s ends with a space", type)
                    .isFalse();
        }
    }

    @Property(seed = "20261122", tries = 4_000)
    void column_anyPhrase_isWhatTheTextBecomes(@ForAll("phrases") String value) {
        KeyedFunction keyed = KEY.functionFor(InfoType.PERSON_NAME);
        ByteColumn column =
                InfoType.PERSON_NAME.madeSpace().column(keyed, 1_000).orElseThrow();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Optional<String> made = Optional.empty();
        if (column.add(bytes, 0, bytes.length)) {
            column.transform();
            made = Optional.of(new String(
                    column.bytes(), column.begin(0), column.end(0) - column.begin(0), StandardCharsets.US_ASCII));
        }
        made.ifPresent(text -> assertThat(
                        text.equals(((InventedPhrases) InfoType.PERSON_NAME.madeSpace()).phrase(keyed, value, 1_000)))
                .as("bytes become what the text does")
                .isTrue());
    }
}
