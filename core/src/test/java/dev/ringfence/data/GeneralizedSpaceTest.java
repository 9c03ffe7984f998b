package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.FixedKey;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, ages and coordinates: shifted or generalized, not made. */
class GeneralizedSpaceTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static String replaced(InfoType type, String value) {
        return type.madeSpace().replace(KEY.functionFor(type), value, 1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22|uuuu-MM-dd",
                "11/22/2026|MM/dd/uuuu",
                "22.11.2026|dd.MM.uuuu",
                "22/11/2026|dd/MM/uuuu",
                "20261122|uuuuMMdd",
                "November 22, 2026|MMMM d, uuuu",
                "22 Nov 2026|d MMM uuuu",
                "Sunday, November 22, 2026|EEEE, MMMM d, uuuu",
                "Sun, 22 Nov 2026|EEE, d MMM uuuu",
                "2026-Nov-22|uuuu-MMM-dd"
            })
    void dates_anyFormat_becomeTheSameDayOfTheSameYear(String value, String format) {
        LocalDate expected = LocalDate.parse(replaced(InfoType.DATE, "2026-11-22"));
        assertThat(expected.getYear()).isEqualTo(2026);
        String made = replaced(InfoType.DATE, value);
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format.replace("dd", "d"), Locale.US);
        if (format.equals("uuuuMMdd")) {
            formatter = DateTimeFormatter.BASIC_ISO_DATE;
        }
        assertThat(LocalDate.parse(made, formatter)).isEqualTo(expected);
    }

    @Test
    void dates_formatOfEachLanguage_stays() {
        assertThat(replaced(InfoType.DATE, "22. März 1981")).matches("\\d{1,2}\\. \\p{IsAlphabetic}{3,9} 1981");
        assertThat(replaced(InfoType.DATE, "22 de noviembre de 2026")).matches("\\d{1,2} de [a-z]{4,10} de 2026");
        assertThat(replaced(InfoType.DATE, "22/Nov/2026")).matches("\\d{1,2}/[A-Z][a-z]{2}/2026");
        assertThat(replaced(InfoType.DATE, "NOVEMBER 2026")).matches("[A-Z]{3,9} 2026");
        assertThat(replaced(InfoType.DATE, "Nov 22nd, 2026")).matches("[A-Z][a-z]{2} \\d{1,2}(st|nd|rd|th), 2026");
        assertThat(replaced(InfoType.DATE, "someday")).matches("\\{date:[a-z]{13}}");
        assertThat(replaced(InfoType.DATE, "99/99/2026")).matches("\\{date:[a-z]{13}}");
    }

    @Test
    void dates_everyDayOfAYear_staysInItAndInItsHalfOfTheMonth() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
            LocalDate made = LocalDate.parse(replaced(InfoType.DATE, day.toString()));
            assertThat(made.getYear()).isEqualTo(2024);
            assertThat(made.getDayOfMonth() <= 12).isEqualTo(day.getDayOfMonth() <= 12);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T03:11:31.123Z|2026-\\d\\d-\\d\\dT03:[0-5]\\d:[0-5]\\d\\.\\d{3}Z",
                "2026-11-22 03:11:31,123|2026-\\d\\d-\\d\\d 03:[0-5]\\d:[0-5]\\d,\\d{3}",
                "22/Nov/2026:03:11:31 +0000|\\d\\d?/[A-Z][a-z]{2}/2026:03:[0-5]\\d:[0-5]\\d \\+0000",
                "Nov 22 03:11:31|[A-Z][a-z]{2} \\d\\d? 03:[0-5]\\d:[0-5]\\d",
                "Sun Nov 22 03:11:31 2026|[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d? 03:[0-5]\\d:[0-5]\\d 2026",
                "20261122T031131Z|2026\\d{4}T03[0-5]\\d[0-5]\\dZ",
                "20261122031131|2026\\d{4}03[0-5]\\d[0-5]\\d",
                "11/22/2026 3:11 PM|\\d\\d/\\d\\d/2026 3:[0-5]\\d PM",
                "2026-11-22T03:11:31+01:00|2026-\\d\\d-\\d\\dT03:[0-5]\\d:[0-5]\\d\\+01:00"
            })
    void dateTimes_anyFormat_keepItAndTheHour(String value, String form) {
        assertThat(replaced(InfoType.DATE_TIME, value)).matches(form).isNotEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 0-9", "9, 0-9", "34, 30-39", "89, 80-89", "90, 90+", "104, 90+", "forty, 0-89"})
    void ages_fromNinetyOn_areOneClass(String age, String made) {
        assertThat(replaced(InfoType.AGE, age)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "52.52000, 13.40495|52.5, 13.4",
                "-33.8688,151.2093|-33.8,151.2",
                "52°31'12.5\"N 13°24'18\"E|52°00'00\"N 13°00'00\"E",
                "48.8566° N, 2.3522° E|48.8° N, 2.3° E"
            })
    void coordinates_anyForm_loseTheirDetail(String value, String made) {
        assertThat(replaced(InfoType.GEO_COORDINATE, value)).isEqualTo(made);
        assertThat(InfoType.GEO_COORDINATE.madeSpace().contains(made.contains("°00") ? "52.5, 13.4" : made))
                .isTrue();
        assertThat(InfoType.GEO_COORDINATE.madeSpace().contains(value)).isFalse();
    }
}
