package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.FixedKey;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    @Test
    void words_ofAName_areWithoutTitlesAndInitials() {
        assertThat(PersonName.words("Dr. Zoé X. O\u2019Neil-Ray")).containsExactly("zoé", "o'neil", "ray");
    }

    @Test
    void words_ofOneIdeograph_areNames() {
        assertThat(PersonName.words("\u5802 \u52c7")).containsExactly("\u5802", "\u52c7");
        assertThat(InfoType.PERSON_NAME.madeSpace().replace(key(), "\u52c7", 60))
                .hasSizeGreaterThan(1)
                .satisfies(made -> assertThat(InfoType.PERSON_NAME.madeSpace().contains(made))
                        .isTrue());
    }

    private static KeyedFunction key() {
        return FixedKey.open().functionFor(InfoType.PERSON_NAME);
    }
}
