package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.testing.FixedKey;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column of texts becomes what each of them becomes alone. */
class TextColumnTest {
    private static final int ROWS = 1_500;

    @ParameterizedTest
    @ValueSource(strings = {"PERSON_NAME", "EMAIL_ADDRESS", "PHONE_NUMBER", "PAYMENT_CARD_NUMBER", "IBAN", "CITY"})
    void column_textsOfAllKinds_becomeWhatEachBecomesAlone(String of) {
        Transformation made = Transformation.of(new Treatment.Pseudonymize(InfoType.parse(of)), FixedKey.open(), 60);
        Random random = new Random(20_261_122);
        for (int count : new int[] {0, 1, 63, 64, ROWS - 1}) {
            @Nullable Object[] values = new Object[ROWS];
            for (int i = 0; i < ROWS; i++) {
                values[i] = value(random, i);
            }
            @Nullable Object[] expected = Arrays.copyOf(values, ROWS);
            for (int i = 0; i < count; i++) {
                Object value = expected[i];
                expected[i] = value == null ? null : made.apply(value);
            }
            made.applyAll(values, count);
            for (int i = 0; i < ROWS; i++) {
                assertThat(Objects.equals(values[i], expected[i]))
                        .as("%s: value %d of %d", of, i, count)
                        .isTrue();
            }
        }
    }

    private static @Nullable Object value(Random random, int row) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 ->
                List.of("", " ", "\\", "a\tb", "Zo\u00eb", "\ud83d\ude00 1234 5678 9012 3456")
                        .get(row % 6);
            case 2 -> CharBuffer.wrap("Ada " + row);
            case 3 -> row % 100 == 0 ? "long ".repeat(7_000) : "Ada ".repeat(row % 200);
            case 4 -> "Ada" + row + "@mail.org";
            case 5 -> "+49 30 " + (1_000_000 + row);
            case 6 -> "DE89 3704 0044 0532 " + (1_000 + row);
            default -> "Grace " + (char) ('a' + row % 26) + "lovelace " + (448_527_500_000L + row);
        };
    }
}
