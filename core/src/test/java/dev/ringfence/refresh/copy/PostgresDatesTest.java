package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates between bytes and values. */
class PostgresDatesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void plain_everyDateOfTheEra_isReadAndWrittenAsItsText() {
        LocalDate last = LocalDate.of(9_999, 12, 31);
        for (LocalDate date = LocalDate.of(1, 1, 1); date.isBefore(last); date = date.plusDays(37)) {
            byte[] within = bytes("\t" + date + "\t");
            assertThat(PostgresDates.plain(within, 1, within.length - 1)).contains(date);
            assertThat(PostgresDates.parse(date.toString())).contains(date);
            assertThat(PostgresDates.plain(date).orElseThrow()).isEqualTo(bytes(date.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "infinity",
                "-infinity",
                "2026-03-29 BC",
                "12026-03-29",
                "x026-03-29",
                "202x-03-29",
                "2026-x3-29",
                "2026-03-2x",
                "2026/03/29",
                "2026-03/29",
                "2026-03-29 10:00:00",
                "-026-03-29"
            })
    void plain_anythingElse_isLeftToTexts(String text) {
        assertThat(PostgresDates.plain(bytes(text), 0, bytes(text).length)).isEmpty();
    }

    @Test
    void plain_noSuchDay_isRefused() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> PostgresDates.plain(bytes("2026-02-30"), 0, 10));
    }

    @Test
    void plain_ofAnotherEra_isNone() {
        assertThat(PostgresDates.plain(LocalDate.of(0, 12, 31))).isEmpty();
        assertThat(PostgresDates.plain(LocalDate.of(10_000, 1, 1))).isEmpty();
    }
}
