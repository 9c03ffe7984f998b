package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalDigitsTest {
    @Test
    void number_ofAnyLength_isWrittenBetweenItsIndexesOnly() {
        Random random = new Random(7);
        for (int length = 1; length <= 18; length++) {
            long limit = Long.parseLong("1" + "0".repeat(length));
            for (int i = 0; i < 2_000; i++) {
                long number = i == 0 ? 0 : i == 1 ? limit - 1 : Math.floorMod(random.nextLong(), limit);
                byte[] digits = "?".repeat(40).getBytes(StandardCharsets.US_ASCII);
                DecimalDigits.write(number, digits, 5, 5 + length);
                String expected = "?????" + String.format("%0" + length + "d", number);
                assertThat(new String(digits, StandardCharsets.US_ASCII))
                        .isEqualTo(expected + "?".repeat(40 - expected.length()));
            }
        }
    }

    @Test
    void eightDigits_allOfThem_areThoseOfTheNumber() {
        byte[] digits = new byte[8 + DecimalDigits.SPARE];
        for (int number = 0; number < 100_000_000; number += 7) {
            DecimalDigits.write(number, digits, 0, 8);
            int read = 0;
            for (int i = 0; i < 8; i++) {
                read = read * 10 + digits[i] - '0';
            }
            if (read != number) {
                assertThat(read).isEqualTo(number);
            }
        }
    }
}
