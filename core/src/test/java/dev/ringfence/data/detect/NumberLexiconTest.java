package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLexiconTest {
    private final NumberLexicon lexicon = NumberLexicon.builder()
            .add(InfoType.PHONE_NUMBER, "(291) 911-0000")
            .add(InfoType.PAYMENT_CARD_NUMBER, "9999 1111 2222 3333")
            .add(InfoType.PHONE_NUMBER, "12-34")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2919110000",
                "291 911 0000",
                "291.911.0000",
                "(291) 911-0000",
                "291-911-0000",
                "291/9110000",
                "29 19 11 00 00"
            })
    void find_aKnownNumber_howeverItIsWritten(String written) {
        String text = "ring " + written + ", please";

        assertThat(lexicon.find(text)).singleElement().satisfies(found -> {
            assertThat(found.type()).isEqualTo(InfoType.PHONE_NUMBER);
            assertThat(text.substring(found.start(), found.end())).isEqualTo(written);
            assertThat(found.made()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no digits",
                "12-34",
                "29191100001",
                "12919110000",
                "291 911 000",
                "291    911 0000",
                "291x9110000"
            })
    void find_anythingElse_findsNothing(String text) {
        assertThat(lexicon.find(text)).isEmpty();
    }

    @Test
    void find_severalNumbers_findsEachWithItsType() {
        List<Finding> found = lexicon.find("card 9999-1111-2222-3333 of +2919110000; 2026-11-22 2919110000");

        assertThat(found)
                .extracting(Finding::type)
                .containsExactly(InfoType.PAYMENT_CARD_NUMBER, InfoType.PHONE_NUMBER, InfoType.PHONE_NUMBER);
        assertThat(found.get(1).start()).isEqualTo("card 9999-1111-2222-3333 of ".length());
    }

    @Test
    void lexicon_ofNumbers_showsNone() {
        assertThat(lexicon).hasToString("NumberLexicon[2 numbers]");
    }

    @Property(tries = 2_000, seed = "20261122")
    void find_anyText_neverOverlapsAndNamesKnownDigitsOnly(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "2919110000";
                        case 1 -> "291 911-";
                        case 2 -> "0000";
                        case 3 -> " ";
                        case 4 -> "(+";
                        default -> String.valueOf(random.nextInt(1_000));
                    });
        }
        int end = 0;
        for (Finding found : lexicon.find(text)) {
            assertThat(found.start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
            end = found.end();
            assertThat(text.substring(found.start(), end).replaceAll("\\D", ""))
                    .as("seed %d", seed)
                    .isEqualTo("2919110000");
        }
    }
}
