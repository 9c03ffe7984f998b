package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventedNamesAgainstRealTest {
    private static final List<InfoType> INVENTED = List.of(
            InfoType.PERSON_NAME,
            InfoType.CITY,
            InfoType.STREET_ADDRESS,
            InfoType.ORGANIZATION,
            InfoType.COUNTRY,
            InfoType.NATIONALITY);

    /** Every given name, surname, town and common word of the lexicon, read without the lexicon's own reader. */
    @Test
    void words_ofTheLexicon_areNotTakenForInvented() throws IOException {
        String lines;
        try (InputStream stream = Lexicon.class.getResourceAsStream("lexicon.txt")) {
            lines = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
        String before = "";
        int words = 0;
        int invented = 0;
        for (String line : lines.split("\n", -1)) {
            if (!line.isEmpty()) {
                String word = before.substring(0, line.charAt(0) - 'A')
                        + line.substring(1).replaceFirst("[A-Z].*", "");
                for (InfoType type : INVENTED) {
                    invented += type.madeSpace().contains(word) ? 1 : 0;
                }
                before = word;
                words++;
            }
        }
        assertThat(words).isGreaterThan(100_000);
        assertThat(invented).isZero();
    }
}
